"""What words in square brackets stand for, judged by the words.

Editors of printed documents have used brackets for everything that TEI has elements for: words they supplied, what they
left out or could not read, their doubts, the numbers of pages and notes.

Specification: TEI Guidelines 3.5 and 12.3 (simple editorial changes; transcription).
"""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import normalize

_LONGEST = 200


class Meaning(NamedTuple):
    """What a bracket looks like, how it is encoded, and how a fix would write it.

    `wrap`: tags in place of the two brackets.  `whole`: what stands in place of brackets and words.  `around`: tags
    about the word before, the bracket itself being dropped.  Where all are empty, only a human can do it.
    """

    what: str
    markup: str
    wrap: tuple[str, str] = ("", "")
    whole: str = ""
    around: tuple[str, str] = ("", "")


_WORD = re.compile(r"[\w'’-]{1,60}$")
_ELLIPSIS = re.compile(r"[\s.·⋯]*(?:⋯|\.\s?\.)[\s.·⋯]*|[-–—_]{2,}|\s*")
_UNREAD = re.compile(
    r"illegib|unreadable|indecipherable|unleserlich|illisible|неразборчив|нрзб|нечитаем|难以辨认|字?迹?不清|판독\s?불"
)
_WITHHELD = re.compile(r"not declassified|redacted|sanitized|excised|blacked out|geschwärzt|не рассекречен|涂黑")
_LEFT_OUT = re.compile(
    r"\bomitted\b|\bomission|^here follows|ausgelassen|auslassung|\bomis\b|опущен|пропуск|^略$|省略|생략"
)
_LOST = re.compile(
    r"(?:\S+ ){0,2}(?:words?|lines?|pages?|text|rest|part|corner)? ?(?:is |are )?"
    r"(?:missing|torn(?: off)?|damaged|lacuna|garbled?)"
    r"|(?:text|seite|blatt|rest) fehlt|lücke|textverlust|lacune|утрачено|утеряно|缺页?|缺字|残缺|결락|누락"
)
_UNCLEAR = re.compile(r"(?:(?:names?|words?|text) )?(?:unclear|uncertain)|undeutlich|неясно|不明|불명")
_SIC = re.compile(r"(?:sic|recte|thus|so im original|原文如此|원문대로|так в тексте)\s?[!.]?")
_CORRECTED = re.compile(r"(?:sic\s?[!.]?|recte|richtig|lies|read)[\s;:,]+(?:richtig:? )?([^;:]{1,60})", re.IGNORECASE)
_DOUBT = re.compile(r"\?{1,3}!?")
_DOUBTED = re.compile(
    r"[^?]+\?{1,3}"
    r"|(?:probably|possibly|perhaps|presumably|wahrscheinlich|vermutlich|wohl|probablement|вероятно|возможно|可能) .+"
)
_REMARK = r".{0,3}\s?(?:note|comment|remark)?\s?[.:]"
_TRANSLATOR = re.compile(
    rf"(?:translator|trans(?:l|lation)?)\b{_REMARK}|tr(?:ans)?\. note|n\.?\s?d\.?\s?t\b|note du traducteur"
    r"|anm(?:erkung|\.)? ?(?:des|der|d\.) ?übers|прим(?:\.|ечание) ?пер|译者?[注按]|역주|옮긴이"
)
_EDITOR = re.compile(
    rf"(?:editors?|eds?|archivist|compiler|cwihp)\b{_REMARK}|(?:foot)?note\b.{{0,2}}[.:]|footnote in|n\.?b\.|see\b"
    r"|anm(?:erkung|\.)|note de |прим(?:\.|ечание)|编者[注按]|注:|편집자"
)
_PAGE = re.compile(
    r"(?:pp?|pages?|s|seiten?|ff?|fols?|folio|bl|blatt|лл?|\u0441|стр)\.?\s?(\d{1,4}[rvab]?(?:[-–]\d{1,4}[rvab]?)?)"
    r"|第?(\d{1,4})\s?[页頁쪽면]|(\d{1,4}[rv])"
)
_MARK = re.compile(r"\d{1,3}|\*{1,4}|[†‡§]")
_SIGNATURE = re.compile(
    r"(?:signature|signed|initial?led|gez\.?|unterschrift|signé|подпись|подписано?|签[字名]|署名|서명)\s?(?::.*)?"
)
_STAMP = re.compile(
    r"[^:]{0,40}?\b(?:stamp|stamped|seal|sealed|stempel|siegel|cachet|sceau|штамп|печать)\s?(?::.*)?"
    r"|印章|盖章|公章|도장|l\.\s?s\.?"
)
_HAND = re.compile(
    r"(?:hand-?written|in handwriting|handschriftlich|manuscrit|от руки|рукописн|手写|批注|수기|in (?:the )?margin).*"
)
_INCIDENT = re.compile(
    r"(?:loud |general |prolonged )?(?:applause|laughter|laughs|pause|interruption|beifall|heiterkeit)\.?"
    r"|аплодисменты|смех|掌声|笑声?|박수|웃음"
)
_ABSENT = (
    ("illegible", "something illegible", _UNREAD),
    ("redacted", "something withheld", _WITHHELD),
    ("omitted", "something left out", _LEFT_OUT),
)
_LABELLED = (("signature", _SIGNATURE), ("stamp", _STAMP), ("handwritten", _HAND), ("incident", _INCIDENT))
_NOTES = (("translator", _TRANSLATOR), ("editor", _EDITOR))


def meaning(words: str, before: str, after: str, *, is_after_name: bool = False) -> Meaning:
    """What a bracket stands for: its words, the text before and after it, and whether a name ends just before it."""
    words = " ".join(words.split())
    # Letters and signs of all widths alike; an ellipsis becomes three dots.
    plain = normalize("NFKC", words[:_LONGEST]).casefold().strip()
    found = _omission(words, plain) or _note(words, plain)
    if found is not None:
        return found
    if len(words) > _LONGEST:
        return _note_of("editor", "a remark of the editor", words)
    return _doubt(words, plain, before) or _number(plain, before) or _supplied(words, before, after, is_after_name)


def _omission(words: str, plain: str) -> Meaning | None:
    """Something that is not there: left out, withheld, lost, not to be read."""
    if _ELLIPSIS.fullmatch(plain):
        return _gap("unknown", "something left out", "")
    for reason, what, pattern in _ABSENT:
        if pattern.search(plain):
            return _gap(reason, what, words)
    if _LOST.fullmatch(plain):
        return _gap("lost", "something lost", words)
    return _gap("illegible", "something not surely read", words) if _UNCLEAR.fullmatch(plain) else None


def _gap(reason: str, what: str, words: str) -> Meaning:
    if len(words.split()) < 2:
        return Meaning(what, f'<gap reason="{reason}"/>', whole=f'<gap reason="{reason}"/>')
    start, end = f'<gap reason="{reason}"><desc>', "</desc></gap>"
    return Meaning(what, f"{start}{_short(words)}{end}", wrap=(start, end))


def _doubt(words: str, plain: str, before: str) -> Meaning | None:
    """A mark on the word before, or a reading that is not sure."""
    word = last_word(before)
    if _SIC.fullmatch(plain):
        return _around("sic", word, "a slip of the source left as it is")
    corrected = _CORRECTED.fullmatch(words)
    if corrected:
        markup = f"<choice><sic>{word or '…'}</sic><corr>{corrected[1]}</corr></choice>"
        return Meaning("a slip and its correction", markup)
    if _DOUBT.fullmatch(plain):
        return _around("unclear", word, "a doubt about the word before")
    if _DOUBTED.fullmatch(plain):
        return _wrapped("a supplied word that is not sure", '<supplied cert="low">', "</supplied>", words)
    return None


def _around(element: str, word: str, what: str) -> Meaning:
    tags = (f"<{element}>", f"</{element}>")
    return Meaning(what, f"{tags[0]}{word or '…'}{tags[1]}", around=tags if word else ("", ""))


def _number(plain: str, before: str) -> Meaning | None:
    """The number of a page or of a note."""
    page = _PAGE.fullmatch(plain)
    if page:
        markup = f'<pb n="{next(number for number in page.groups() if number)}"/>'
        return Meaning("the beginning of a page", markup, whole=markup)
    if not _MARK.fullmatch(plain):
        return None
    if before[-1:].isspace():
        return Meaning("the mark of a note or a supplied number", f'<note n="{plain}"> or <supplied>{plain}</supplied>')
    return Meaning("the mark of a note", f'<note n="{plain}"> with the words of the note')


def _note(words: str, plain: str) -> Meaning | None:
    """A remark, or the description of what cannot be transcribed."""
    for kind, pattern in _NOTES:
        if pattern.match(plain):
            return _note_of(kind, f"a note of the {kind}", words)
    for kind, pattern in _LABELLED:
        if pattern.fullmatch(plain):
            return _note_of(kind, "a description of what is on the page", words)
    return None


def _note_of(kind: str, what: str, words: str) -> Meaning:
    return _wrapped(what, f'<note type="{kind}">', "</note>", words)


def _supplied(words: str, before: str, after: str, is_after_name: bool) -> Meaning:
    """Words of the editor: part of a word, another form of a name, anything else."""
    if is_after_name and not after[:1].isalpha():
        return _wrapped("another form of a name", '<supplied reason="identification">', "</supplied>", words)
    what = "the rest of a word" if before[-1:].isalpha() or after[:1].isalpha() else "words of the editor"
    return _wrapped(what, '<supplied reason="completion">', "</supplied>", words)


def _wrapped(what: str, start: str, end: str, words: str) -> Meaning:
    return Meaning(what, f"{start}{_short(words)}{end}", wrap=(start, end))


def last_word(before: str) -> str:
    """The word just before a bracket; '' where none is."""
    found = _WORD.search(before[-80:].rstrip())
    return found.group() if found else ""


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"
