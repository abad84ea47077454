"""Licences and rights statements: which one an address means, and whether the words beside it say the same.

    schemes     what Creative Commons and rightsstatements.org have: names, versions, countries
    addresses   the licence or statement of an address, and the nearest right one for a wrong one
    names       the licences that words name: "CC BY-NC 4.0", "Namensnennung 4.0 International"
    claims      words that forbid or free without naming a licence: "not for distribution", "gemeinfrei"
    tables      the lists of words and addresses beside them
    agreement   whether words contradict an address

Nothing is reconciled here: what contradicts is reported, and both are kept.

Specification: https://creativecommons.org/licenses/list, https://rightsstatements.org/page/1.0/
"""

from teilink.rights.addresses import Rights, recognised
from teilink.rights.agreement import contradiction

__all__ = ["Rights", "contradiction", "recognised"]
