"""Reading is safe: any bytes give a tree or one finding, nothing is fetched, nothing is expanded."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teilink.diagnostics import Diagnostic
from teilink.source import Source
from teilink.tei.document import NAMESPACE, TeiFile
from teilink.tei.editing import edited
from teilink.tei.reading import LARGEST, read

OPEN = f'<TEI xmlns="{NAMESPACE}">'
COLUMN = len(OPEN) + 1


def _read(data):
    return read(Source("a.xml", data.encode() if isinstance(data, str) else data))


def _found(data):
    found = _read(data)
    assert isinstance(found, Diagnostic)
    return found


def _told(data):
    found = _found(data)
    return found.code, tuple(found.place.start), found.message


def _cut(data):
    """The text that is underlined."""
    found = _found(data)
    return Source("a.xml", data.encode() if isinstance(data, str) else data).decode(*found.place.span)


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "\ufeff".encode(), "\ufeff\n ".encode("utf-16"), b" " * 10_000])
def test_a_file_without_a_character_is_empty(data):
    """White space and byte order marks are nothing to read."""
    assert ("TL103", (1, 1), "the file is empty") == _told(data)


@pytest.mark.parametrize("byte", [b" ", b"x", b"<"])
def test_a_file_beyond_the_limit_is_not_looked_at(byte):
    """Neither parsed nor searched for blanks."""
    assert ("TL106", (1, 1), "the file has more than 50,000,000 bytes, which is the limit") == _told(
        byte * (LARGEST + 1)
    )


@pytest.mark.parametrize("head", ["", "<!-- x -->\n", "<?a b?>\n", '<?xml version="1.0"?>\n', "\ufeff", "\ufeff\n"])
@pytest.mark.parametrize("element", ["TEI", "teiCorpus"])
def test_a_tei_file_is_read(head, element):
    """With any prolog but a DOCTYPE; the source and the tree are kept."""
    data = f'{head}<{element} xmlns="{NAMESPACE}"><p/></{element}>'.encode()
    found = _read(data)

    assert isinstance(found, TeiFile)
    assert (data, f"{{{NAMESPACE}}}{element}") == (found.source.data, found.root.tag)


def test_a_prefix_for_the_namespace_is_as_good():
    """Names are names in a namespace."""
    assert isinstance(_read(f'<t:TEI xmlns:t="{NAMESPACE}"/>'), TeiFile)


def test_ids_given_twice_are_no_fault_of_reading():
    """They are a finding of their own, with both places."""
    assert isinstance(_read(f'{OPEN}<p xml:id="a"/><p xml:id="a"/></TEI>'), TeiFile)


NONE = "<{0}> is in no namespace, so not in that of the TEI"
WRONG = "<{0}> is in the namespace {1}, not in that of the TEI"
XMLNS = f'write xmlns="{NAMESPACE}"'


@pytest.mark.parametrize(
    ("data", "message", "help_", "fix"),
    [
        ("\n<html/>", "<html> is not a TEI document", "teilink encode makes TEI of a page in HTML", None),
        ("\n<TEI.2/>", "<TEI.2> is not a TEI document", "this is TEI P4: convert it to P5 first", None),
        (f'\n<tei xmlns="{NAMESPACE}"/>', "<tei> is not a TEI document", "the root of a TEI file is <TEI>", None),
        (f'\n<p xmlns="{NAMESPACE}"/>', "<p> is not a TEI document", "the root of a TEI file is <TEI>", None),
        ("\n<TEI/>", NONE.format("TEI"), f'write <TEI xmlns="{NAMESPACE}">', "safe"),
        ("\n<teiCorpus/>", NONE.format("teiCorpus"), f'write <teiCorpus xmlns="{NAMESPACE}">', "safe"),
        ('\n<TEI n="a" xmlns="" xml:id="b"/>', NONE.format("TEI"), XMLNS, "safe"),
        ('\n<TEI xmlns="http://x"/>', WRONG.format("TEI", "http://x"), XMLNS, "unsafe"),
        (
            "\n<TEI xmlns = 'https://www.tei-c.org/ns/1.0/'/>",
            WRONG.format("TEI", "https://www.tei-c.org/ns/1.0/"),
            XMLNS,
            "safe",
        ),
        (
            '\n<t:TEI xmlns="http://y" xmlns:t="http://www.tei-c.org/ns/2.0"/>',
            WRONG.format("TEI", "http://www.tei-c.org/ns/2.0"),
            f'write xmlns:t="{NAMESPACE}"',
            "safe",
        ),
    ],
)
def test_xml_that_is_not_tei_is_shown_at_its_root(data, message, help_, fix):
    """With what to write; after a safe fix of a namespace that is missing or nearly right the file is read."""
    found = _found(data)

    assert ("TL102", (2, 1), message) == _told(data)
    assert (help_, fix) == (found.help, found.fix and found.fix.applicability)
    assert found.fix is None or isinstance(_read(_mended(data, found)), TeiFile)


def _mended(data, found):
    source = Source("a.xml", data.encode() if isinstance(data, str) else data)
    return edited(source, found.fix.edits)


# --- DOCTYPE


BOMB = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
DOCTYPES = {
    "bare": "<!DOCTYPE TEI>",
    "internal": '<!DOCTYPE TEI [<!ENTITY a "boo">]>',
    "system": '<!DOCTYPE TEI SYSTEM "file:///etc/passwd">',
    "public": '<!DOCTYPE TEI PUBLIC "-//TEI//DTD" "http://127.0.0.1:9/tei.dtd">',
    "external": '<!DOCTYPE TEI [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "parameter": '<!DOCTYPE TEI [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;]>',
    "bomb": f'<!DOCTYPE TEI [<!ENTITY a0 "boo">{BOMB}]>',
    "named within": "<!DOCTYPE TEI [<!-- <!DOCTYPE x> -->]>",
    "default": '<!DOCTYPE TEI [<!ATTLIST TEI n CDATA "boo">]>',
    "cut off": "<!DOCTYPE TEI [",
}


@pytest.mark.parametrize("name", DOCTYPES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_doctype_is_refused_where_it_stands(name, encoding):
    """Whatever it declares, and however far down the prolog; the words <!DOCTYPE in a comment are none."""
    mark = "\ufeff" if encoding != "utf-8" else ""
    comment = "<!-- <!DOCTYPE no> 漢𝄞 " + "x" * 9000 + " -->"
    data = f"{mark}{comment}\n {DOCTYPES[name]}{OPEN}&a;&a12;</TEI>".encode(encoding)
    found = _found(data)

    assert ("TL105", (2, 2), (2, 11)) == (found.code, found.place.start, found.place.end)
    assert "<!DOCTYPE" == _cut(data)


@pytest.mark.parametrize(
    "encoding", ["utf-32", "utf-32-le", "utf-32-be", "cp037", "shift_jis", "iso2022_jp", "utf-7", "hz"]
)
@pytest.mark.parametrize("declared", ["", ' encoding="{}"'])
def test_no_encoding_takes_a_doctype_past_the_gate(encoding, declared):
    """lxml knows encodings that expat does not: what expat cannot read never comes to lxml."""
    text = f'<?xml version="1.0"{declared.format(encoding)}?><!DOCTYPE TEI [<!ENTITY a "boo">]>{OPEN}&a;</TEI>'

    assert _found(text.encode(encoding)).code in {"TL101", "TL104", "TL105"}


@pytest.mark.parametrize(
    ("data", "column"),
    [(f"{OPEN}</TEI><!DOCTYPE TEI>", COLUMN + 6), (f"{OPEN}<!DOCTYPE TEI></TEI>", COLUMN), ("<!doctype html><p/>", 1)],
)
def test_a_doctype_in_a_wrong_place_is_no_xml_and_is_told_as_what_it_is(data, column):
    """It declares nothing there, and nothing in small letters."""
    assert ("TL105", (1, column), "a DOCTYPE stands here") == _told(data)


@pytest.mark.parametrize(
    ("doctype", "message", "fix"),
    [
        ("<!DOCTYPE TEI>\n", "the file has a DOCTYPE; teilink reads none", "safe"),
        ('<!DOCTYPE TEI SYSTEM "tei.dtd" >', "the file has a DOCTYPE; teilink reads none", "unsafe"),
        ("<!DOCTYPE TEI PUBLIC 'a' \"b\">\r\n", "the file has a DOCTYPE; teilink reads none", "unsafe"),
        ('<!DOCTYPE TEI [<!ENTITY a "b">]>', "the file has a DOCTYPE; teilink reads none", None),
        ("<!DOCTYPE html>", "the file has the DOCTYPE of HTML", None),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_that_declares_nothing_can_be_deleted(doctype, message, fix, encoding):
    """Safely where it names no other file either; what it declares is for people to judge."""
    data = f"<!-- é -->{doctype}{OPEN}</TEI>".encode(encoding)
    found = _found(data)

    assert (message, fix) == (found.message, found.fix and found.fix.applicability)
    assert fix is None or f"<!-- é -->{OPEN}</TEI>".encode(encoding) == _mended(data, found)


def test_nothing_is_fetched():
    """A server that a file names in every way there is hears of nobody."""
    called = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)

        def listen():
            try:
                server.accept()[0].close()
                called.set()
            except TimeoutError:
                pass

        listener = threading.Thread(target=listen)
        listener.start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        _read(f'<!DOCTYPE TEI SYSTEM "{address}">{OPEN}</TEI>')
        _read(f'<!DOCTYPE TEI [<!ENTITY % p SYSTEM "{address}"> %p;]>{OPEN}</TEI>')
        include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{address}"/>'
        found = _read(
            f'<?xml-model href="{address}"?><?xml-stylesheet href="{address}"?>'
            f'<TEI xmlns="{NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
            f' xsi:schemaLocation="{NAMESPACE} {address}">{include}</TEI>'
        )
        listener.join()

    assert isinstance(found, TeiFile)
    assert b"include" in etree.tostring(found.root)
    assert not called.is_set()


# --- limits


@pytest.mark.parametrize(("depth", "is_read"), [(255, True), (256, False), (100_000, False)])
def test_elements_may_be_nested_256_deep(depth, is_read):
    """The root is the first of them."""
    found = _read(OPEN + "<p>" * depth + "</p>" * depth + "</TEI>")

    assert is_read == isinstance(found, TeiFile)
    assert is_read or ("elements are nested deeper than 256 levels", COLUMN + 255 * 3) == (
        found.message,
        found.place.start.column,
    )


DEEP = f"""
from pathlib import Path
from teilink.source import Source
from teilink.tei.reading import read
found = read(Source("a.xml", b'{OPEN}\\n' + b"<p>x</p>" * 1_300_000 + b"\\n" + b"<p>" * 300))
print(*found.place.start, found.message)
print(*[line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")])
"""


def test_the_depth_of_a_large_file_is_looked_at_before_its_tree_is_made():
    """A tree takes twenty times the memory of its file: of this one, hundreds of megabytes."""
    ended = subprocess.run([sys.executable, "-c", DEEP], capture_output=True, text=True, check=True, timeout=60)
    told, kilobytes = ended.stdout.splitlines()

    assert f"3 {255 * 3 + 1} elements are nested deeper than 256 levels" == told
    assert int(kilobytes) < 120_000


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{OPEN}\n", "</TEI>"),
        (f"{OPEN}\n<!--", "--></TEI>"),
        (f"{OPEN}\n<p n='", "'/></TEI>"),
        (f"{OPEN}\n<![CDATA[", "]]></TEI>"),
        (f"{OPEN}\n<?a ", "?></TEI>"),
        ("\n<TEI n='", f"' xmlns='{NAMESPACE}'/>"),
        ("\n<!--", f"-->{OPEN}</TEI>"),
    ],
)
def test_one_text_may_have_ten_million_characters(before, after):
    """Wherever it stands, the limit is told, and is met soon."""
    begun = time.process_time()

    assert ("TL106", "one text here is too long") == _told(before + "a" * 10_100_000 + after)[::2]
    assert time.process_time() - begun < 5


# --- encodings


@pytest.mark.parametrize(
    "encoding",
    ["Shift_JIS", "EUC-KR", "EUC-JP", "GB18030", "GBK", "GB2312", "Big5", "ISO-2022-JP", "ISO-2022-KR", "HZ", "UTF-7"],
)
def test_an_encoding_of_several_bytes_is_refused_by_name(encoding):
    """Expat cannot read them; lxml could, and then no place would be right."""
    text = f'<?xml version="1.0"\n encoding="{encoding}"?>{OPEN}</TEI>'
    found = _found(text.encode(encoding))

    assert ("TL104", f"the encoding {encoding} cannot be read") == (found.code, found.message)
    assert ("convert the file to UTF-8", encoding) == (found.help, _cut(text.encode(encoding)))
    assert (2, 12) == found.place.start


NO_ENCODINGS = """
x-nonsense rot13 base64 hex zlib quopri idna punycode unicode_escape raw_unicode_escape undefined mbcs
cp037 UCS-4 EBCDIC-CP-US utf-8-sig \\\\ 漢
"""


@pytest.mark.parametrize("name", [*NO_ENCODINGS.split(), "a" * 5000])
def test_a_name_that_is_no_encoding_of_texts_is_refused(name):
    """Not all that Python calls a codec is one, and not all of them can be written beside this declaration."""
    assert _found(f'<?xml version="1.0" encoding="{name}"?>{OPEN}é</TEI>').code in {"TL101", "TL104"}


@pytest.mark.parametrize(
    ("data", "cut", "real"),
    [
        (f'<?xml version="1.0" encoding="UTF-16"?>{OPEN}é</TEI>'.encode(), "UTF-16", "UTF-8"),
        (f'\ufeff<?xml version="1.0" encoding="UTF-8"?>{OPEN}é</TEI>'.encode("utf-16-le"), "UTF-8", "UTF-16"),
        (f'<?xml version="1.0" encoding="UTF-16"?>{OPEN}é</TEI>'.encode("latin-1"), "UTF-16", None),
    ],
)
def test_a_declaration_that_belies_the_bytes_is_shown(data, cut, real):
    """A file converted without its declaration; what the bytes prove can be written safely."""
    found = _found(data)

    assert ("TL104", f"the declaration says {cut}, and the file is in another encoding") == _told(data)[::2]
    assert cut == _cut(data)
    assert (real and "safe") == (found.fix and found.fix.applicability)
    assert real is None or "é" == _read(_mended(data, found)).root.text


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "windows-1252", "ISO-8859-15", "US-ASCII", "utf8", "UTF-8"])
def test_western_encodings_are_read(encoding):
    """Characters are what the declaration says they are."""
    text = "e" if encoding == "US-ASCII" else "é"
    found = _read(f'<?xml version="1.0" encoding="{encoding}"?>{OPEN}{text}</TEI>'.encode(encoding))

    assert text == found.root.text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "head", ["\ufeff", '\ufeff<?xml version="1.0" encoding="UTF-16"?>', '<?xml version="1.0" encoding="UTF-16"?>']
)
def test_utf_16_is_read(encoding, head):
    """With its mark or without."""
    assert "漢𝄞" == _read(f"{head}{OPEN}漢𝄞</TEI>".encode(encoding)).root.text


@pytest.mark.parametrize("before", ["漢𝄞", "漢𝄞\r\n", ""])
@pytest.mark.parametrize("byte", [b"\xe9", b"\x80", b"\x81", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf5\x80\x80\x80"])
def test_a_byte_that_is_no_utf_8_is_shown(before, byte):
    """At its column, which counts what could be read before it: surrogates and overlong forms are no UTF-8 either."""
    found = _found(f"{OPEN}\n{before}".encode() + byte + b" x</TEI>")

    assert ("TL104", f"the byte 0x{byte[0]:02X} is not UTF-8") == (found.code, found.message.partition(";")[0])
    assert len(f"{OPEN}\n{before}".encode()) == found.place.span.start


DECLARED = '<?xml version="1.0" encoding="UTF-8"?>'


def test_the_letter_of_the_most_usual_other_encoding_is_named():
    """In a file without any letter of UTF-8 a human may name that encoding; then the letter is read."""
    data = f"{DECLARED}{OPEN}Pyöngyang</TEI>".encode("cp1252")
    found = _found(data)

    assert "the byte 0xF6 is not UTF-8; in Windows-1252 it would be ö" == found.message
    assert ("unsafe", "Pyöngyang") == (found.fix.applicability, _read(_mended(data, found)).root.text)


def test_one_wrong_letter_among_right_ones_is_shown_alone():
    """Another encoding for the whole file would spoil the others."""
    data = f"{DECLARED}{OPEN}né ".encode() + b"ce\x92 </TEI>"
    found = _found(data)

    assert "the byte 0x92 is not UTF-8; in Windows-1252 it would be ’" == found.message
    assert ("show", "né ce’ ") == (found.fix.applicability, _read(_mended(data, found)).root.text)


def test_a_text_in_another_alphabet_is_not_guessed_at():
    """So many letters that are no ASCII are not French."""
    found = _found(f"{OPEN}{'Москва ' * 20}</TEI>".encode("cp1251"))

    assert ("TL104", "the byte 0xCC is not UTF-8", None) == (found.code, found.message, found.fix)


def test_a_file_cut_inside_a_letter_is_told_as_such():
    """No encoding is wrong there: a copy broke off."""
    found = _found(f"{OPEN}Pyŏ".encode()[:-1])

    assert ("TL104", "the file ends in the middle of a character") == (found.code, found.message)


@pytest.mark.parametrize("data", [b"\0", b"\0" * 9999, f"{OPEN}a\0b</TEI>".encode(), f"{OPEN}\0</TEI>".encode()])
def test_a_nul_is_no_character_of_xml(data):
    """It ends no string and hides nothing behind it."""
    assert "TL101" == _found(data).code


# --- anything


def test_every_sample_of_a_mistake_gives_a_tree_or_one_finding(shared):
    """Those that are not well-formed, or not TEI, are known by name."""
    folder = shared / "samples" / "mistakes"
    found = {path.name[:2]: _read(path.read_bytes()) for path in sorted(folder.glob("*.xml"))}

    assert {
        "09": "TL102",
        "10": "TL102",
        "11": "TL101",
        "12": "TL101",
        "13": "TL101",
        "26": "TL101",
        "27": "TL101",
        "31": "TL104",
        "32": "TL103",
    } == {name: each.code for name, each in found.items() if isinstance(each, Diagnostic)}
    assert len(found) > 30


def _is_shown(found, data):
    """Whether a finding lies in the file and can be shown."""
    source = Source("a.xml", data)
    start, end = found.place.span
    return 0 <= start <= end <= len(data) and bool(found.message) and source.position(start) == found.place.start


MARKS = """
< > / & ; ' " = ! ? [ ]]> -- # : x 漢 𝄞 é
<p> </p> <p/> xml:id='a' <!-- --> <![CDATA[ &amp; &#0; <? ?> <!DOCTYPE
"""
NAMES = """
utf-8 utf-16 utf-16-le utf-16-be utf-32 iso-8859-1 windows-1252 koi8-r ascii shift_jis gb18030 iso2022_jp hz cp037 utf-7
mac_roman cp1255 tis-620
"""
PIECES = st.sampled_from([*MARKS.split(), " ", "\n", "\0", "\ufffe"])
ENCODINGS = st.sampled_from(NAMES.split())


@given(st.binary(max_size=300))
def test_any_bytes_give_a_tree_or_one_finding(data):
    """Nothing raises, and every finding lies in the file."""
    found = _read(data)

    assert isinstance(found, TeiFile) or _is_shown(found, data)


@given(st.lists(PIECES, max_size=20).map("".join), st.lists(PIECES, max_size=6).map("".join), ENCODINGS, ENCODINGS)
def test_nearly_tei_gives_a_tree_or_one_finding(body, prolog, declared, encoding):
    """The same for what looks like TEI, in whatever encoding, truly declared or not; places in it can be told."""
    text = f'<?xml version="1.0" encoding="{declared}"?>{prolog}{OPEN}{body}</TEI>'
    data = text.encode(encoding, "replace")
    found = _read(data)

    if isinstance(found, TeiFile):
        assert all(_is_placed(element, found) for element in found.root.iter("*"))
    else:
        assert _is_shown(found, data)


def _is_placed(element, file):
    place = file.place_of_element(element)
    name = etree.QName(element).localname
    return re.fullmatch(rf"<(\w+:)?{re.escape(name)}", file.source.decode(*place.span)) is not None
