"""Language subtags: the two-letter codes, the three-letter codes that BCP 47 does not use, words and slips for them.

Where a language has a code of two letters, a tag uses that one and no other (RFC 5646 section 2.2.1, rule 1).

Specification: RFC 5646, https://www.rfc-editor.org/rfc/rfc5646; ISO 639-1 and 639-2.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from teilink.tei.text import is_language

# Three-letter codes with the two-letter code of the same language: terminological and bibliographic.
_THREE = """
aar aa abk ab afr af aka ak alb sq amh am ara ar arg an arm hy asm as ava av ave ae aym ay aze az bak ba bam bm baq eu
bel be ben bn bis bi bod bo bos bs bre br bul bg bur my cat ca ces cs cha ch che ce chi zh chu cu chv cv cor kw cos co
cre cr cym cy cze cs dan da deu de div dv dut nl dzo dz ell el eng en epo eo est et eus eu ewe ee fao fo fas fa fij fj
fin fi fra fr fre fr fry fy ful ff geo ka ger de gla gd gle ga glg gl glv gv gre el grn gn guj gu hat ht hau ha heb he
her hz hin hi hmo ho hrv hr hun hu hye hy ibo ig ice is ido io iii ii iku iu ile ie ina ia ind id ipk ik isl is ita it
jav jv jpn ja kal kl kan kn kas ks kat ka kau kr kaz kk khm km kik ki kin rw kir ky kom kv kon kg kor ko kua kj kur ku
lao lo lat la lav lv lim li lin ln lit lt ltz lb lub lu lug lg mac mk mah mh mal ml mao mi mar mr may ms mkd mk mlg mg
mlt mt mon mn mri mi msa ms mya my nau na nav nv nbl nr nde nd ndo ng nep ne nld nl nno nn nob nb nor no nya ny oci oc
oji oj ori or orm om oss os pan pa per fa pli pi pol pl por pt pus ps que qu roh rm ron ro rum ro run rn rus ru sag sg
san sa sin si slk sk slo sk slv sl sme se smo sm sna sn snd sd som so sot st spa es sqi sq srd sc srp sr ssw ss sun su
swa sw swe sv tah ty tam ta tat tt tel te tgk tg tgl tl tha th tib bo tir ti ton to tsn tn tso ts tuk tk tur tr twi tw
uig ug ukr uk urd ur uzb uz ven ve vie vi vol vo wel cy wln wa wol wo xho xh yid yi yor yo zha za zho zh zul zu
"""
_OBSOLETE = {"in": "id", "iw": "he", "ji": "yi", "jw": "jv", "mo": "ro", "mol": "ro", "scc": "sr", "scr": "hr"}
_ALSO_TWO = {"bh", "sh"}
# What is written for a language: the code of a country, or its name.
_COUNTRIES = "at de by be cn zh cz cs dk da gb en gr el jp ja rs sr ua uk us en vn vi"
_NAMES = """
arabic ar bulgarian bg chinese zh croatian hr czech cs danish da deutsch de dutch nl englisch en english en espanol es
finnish fi francais fr french fr german de greek el hebrew he italian it italiano it japanese ja korean ko latin la
ottoman ota persian fa polish pl romanian ro russian ru russisch ru serbian sr slovak sk spanish es swedish sv
turkish tr
"""


class Correction(NamedTuple):
    """What is wrong with a tag, the tag to write ('' where unknown), and whether it surely means the same."""

    fault: str
    tag: str
    is_same: bool


@lru_cache(maxsize=256)
def correction(tag: str) -> Correction | None:
    """What is wrong with a language tag, or None; what is no language of XML Schema at all is the schema's to say."""
    primary, _, rest = tag.partition("-")
    code = primary.lower()
    if code in {"x", "i"}:
        return None
    if not is_language(tag):
        return Correction("is not built as BCP 47 says", "", is_same=False)
    return _of_language(code, rest) or _of_region(tag)


def _of_language(code: str, rest: str) -> Correction | None:
    tail = f"-{rest}" if rest else ""
    if code in _OBSOLETE:
        return Correction("is obsolete", _OBSOLETE[code] + tail, is_same=True)
    if len(code) == 3:
        two = _pairs(_THREE).get(code)
        return Correction("has three letters where BCP 47 has two", two + tail, is_same=True) if two else None
    if len(code) > 3 or code not in {*_pairs(_THREE).values(), *_ALSO_TWO}:
        meant = _pairs(_COUNTRIES + _NAMES).get(code, "")
        return Correction("is none of BCP 47", meant + tail if meant else "", is_same=False)
    return None


def _of_region(tag: str) -> Correction | None:
    # "UK" is reserved and stands for no region.
    parts = tag.split("-")
    if "UK" not in (part.upper() for part in parts[1:3]):
        return None
    written = "-".join("GB" if part.upper() == "UK" and n else part for n, part in enumerate(parts))
    return Correction("names the United Kingdom, which is GB in BCP 47", written, is_same=True)


@lru_cache(maxsize=2)
def _pairs(table: str) -> dict[str, str]:
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))
