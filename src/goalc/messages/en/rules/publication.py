"""Rules of publication: sentences and pages."""

from goalc.messages.page import RulePage

MESSAGES: dict[str, tuple[str, str]] = {
    "GC601": (
        "The mobile number {number} stands where the form asks for an office line.",
        "Use the office line; no mobile number may be published.",
    ),
    "GC602.identity": ("An identity number stands here: {shown}.", "Remove it; the form does not need it."),
    "GC602.account": (
        "What looks like a bank account stands here: {shown}.",
        "Remove it; the form does not need it.",
    ),
    "GC603.marked": (
        "The project “{name}” is marked 涉密: an edition for publication is built without it.",
        "Nothing needs to change; if a review has cleared it, remove the mark.",
    ),
    "GC603.word": (
        "An edition for publication has the word “{word}”.",
        "Have it reviewed before publication, or word it differently.",
    ),
    "GC604.traditional": ("“{found}” in “{around}” is a traditional character.", "Use the simplified one."),
    "GC604.width": ("“{found}” in “{around}” is full-width.", "Use half-width digits and letters."),
    "GC604.punctuation": (
        "“{found}” in “{around}” is half-width punctuation.",
        "Use full-width punctuation in Chinese text.",
    ),
    "GC604.odd": (
        "“{found}” ({number}) in “{around}” is not a regular character; it most likely came with copying or OCR.",
        "Type the character anew.",
    ),
    "GC605": ("The number “{found}” has blanks in it.", "Write “{right}”."),
    "GC606": ("“{found}” is a common misspelling.", "Write “{right}”."),
}

PAGES: dict[str, RulePage] = {
    "GC601": RulePage(
        "No mobile numbers in public",
        "A telephone field or a text has a mobile number.",
        "The form asks for an office line; published, a mobile number is personal data.",
        "The cover says 办公座机号; a fault seen in published forms.",
        'An info by default, an error in an edition for publication (edition = "public").',
    ),
    "GC602": RulePage(
        "No identity numbers and bank accounts",
        "A text has an identity number (the old ones of 15 digits too), a card number, or an account behind words such as 账号.",
        "Such data must never be published.",
        "The protection of personal information.",
        "Codes of contracts and projects, invoices, amounts and long numbers without such words are let pass. An error in an edition for publication.",
    ),
    "GC603": RulePage(
        "Nothing secret in public",
        "An edition for publication has a project marked 涉密, or words such as 机密.",
        "Publishing it would be a leak.",
        "Rules of budget publication: secret parts are left out or masked first.",
        'Only asked in an edition for publication (edition = "public").',
    ),
    "GC604": RulePage(
        "Regular characters, no residue of OCR",
        "Traditional characters, full-width digits, half-width punctuation in Chinese, or radicals and the like.",
        "They come with copying and OCR and are found by the checkers of government sites.",
        "A fault seen in published forms.",
        "Half-width signs in numbers, formulas and English are let pass.",
    ),
    "GC605": RulePage(
        "No blanks in numbers",
        "A number has blanks beside its comma or point.",
        "It reads like several numbers and is entered wrongly.",
        "A fault seen in published forms.",
    ),
    "GC606": RulePage(
        "No common misspellings",
        "A text has a spelling of the list 错别字.",
        "Government sites are scanned for these and reported.",
        "Checks of government sites.",
        "Only spellings that can mean nothing else; the list can be extended.",
    ),
}
