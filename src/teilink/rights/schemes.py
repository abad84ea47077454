"""What the schemes of rights have: licences, versions and countries of Creative Commons, and the statements.

The lists are facts of the schemes; what is not in them does not exist there.
"""

from __future__ import annotations

CC = "https://creativecommons.org/"
RS = "http://rightsstatements.org/vocab/"
ZERO, MARK = f"{CC}publicdomain/zero/1.0/", f"{CC}publicdomain/mark/1.0/"
# Given up for CC0 and the mark, and still met.
CERTIFICATION = "Public Domain Certification"
ELEMENTS = ("by", "nc", "nd", "sa")
CODES = ("by", "by-nc", "by-nc-nd", "by-nc-sa", "by-nd", "by-sa")
LATEST = "4.0"
VERSIONS = ("1.0", "2.0", "2.1", "2.5", "3.0", "4.0")
# The countries into whose law a version was ported. 2.1 was only ported, 4.0 never was.
PORTS = {
    version: frozenset(countries.split())
    for version, countries in {
        "1.0": "fi il nl",
        "2.0": "at au be br ca cl de es fr hr it jp kr nl pl tw uk za",
        "2.1": "au ca es jp",
        "2.5": "ar au bg br ca ch cn co dk es hr hu il in it mk mt mx my nl pe pl pt scotland se si tw za",
        "3.0": "am at au az br ca ch cl cn cr cz de ec ee eg es fr ge gr gt hk hr ie igo it lu nl no nz ph pl pr pt ro "
        "rs sg th tw ug us ve vn za",
        "4.0": "",
    }.items()
}
# Licences of the first version that were given up, and the order of elements that it had.
RETIRED = {
    "by-nd-nc": ("1.0",),
    "nc": ("1.0",),
    "nc-sa": ("1.0",),
    "nd": ("1.0",),
    "nd-nc": ("1.0",),
    "sa": ("1.0",),
    "sampling": ("1.0",),
    "sampling+": ("1.0",),
    "nc-sampling+": ("1.0",),
    "devnations": ("2.0",),
}

STATEMENTS = {
    "InC": "In Copyright",
    "InC-OW-EU": "In Copyright - EU Orphan Work",
    "InC-EDU": "In Copyright - Educational Use Permitted",
    "InC-NC": "In Copyright - Non-Commercial Use Permitted",
    "InC-RUU": "In Copyright - Rights-holder(s) Unlocatable or Unidentifiable",
    "NoC-CR": "No Copyright - Contractual Restrictions",
    "NoC-NC": "No Copyright - Non-Commercial Use Only",
    "NoC-OKLR": "No Copyright - Other Known Legal Restrictions",
    "NoC-US": "No Copyright - United States",
    "CNE": "Copyright Not Evaluated",
    "UND": "Copyright Undetermined",
    "NKC": "No Known Copyright",
}

# The rights statements that Europeana had before rightsstatements.org.
EUROPEANA = {
    "rr-f": "Rights Reserved - Free Access",
    "rr-p": "Rights Reserved - Paid Access",
    "rr-r": "Rights Reserved - Restricted Access",
    "unknown": "Unknown copyright status",
    "test-orphan-work-test": "Orphan work",
    "out-of-copyright-non-commercial": "Out of copyright - Non-Commercial re-use",
}


def licence_address(code: str, version: str, country: str = "") -> str:
    """The address of a licence of Creative Commons."""
    return f"{CC}licenses/{code}/{version}/{country + '/' if country else ''}"


def licence_name(code: str, version: str = "", country: str = "") -> str:
    """What a licence of Creative Commons is called for short: CC BY-NC 3.0 DE."""
    return " ".join(filter(None, ("CC", code.upper(), version, country.upper())))


def statement_address(code: str) -> str:
    """The address of a statement of rightsstatements.org, which has one version of each."""
    return f"{RS}{code}/1.0/"


def code_of(parts: list[str]) -> str:
    """The code of the licence made of these elements, in whatever order they stand; '' where there is none."""
    code = "-".join(sorted(set(parts), key=parts_order))
    return code if code in CODES else ""


def parts_order(element: str) -> tuple[int, str]:
    """The place of an element in a code: by, nc, nd, sa."""
    return (ELEMENTS.index(element) if element in ELEMENTS else len(ELEMENTS), element)
