"""Check digits of Dutch and international numbers. They take bare digits, or letters and digits."""

import itertools

BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
A_NUMBER_LENGTH = 10

# Length of an IBAN per country (ISO 13616, the registry of SWIFT).
IBAN_LENGTHS = {
    code: length
    for length, codes in {
        15: "NO", 16: "BE", 18: "DK FI FK FO GL NL SD", 19: "MK SI", 20: "AT BA EE KZ LT LU MN XK",
        21: "CH HR LI LV", 22: "BG BH CR DE GB GE IE ME RS VA", 23: "AE GI IL IQ OM SO TL",
        24: "AD CZ ES MD PK RO SA SE SK TN VG", 25: "LY PT ST", 26: "IS TR", 27: "BI DJ FR GR IT MC MR SM",
        28: "AL AZ BY CY DO GT HU LB NI PL SV", 29: "BR EG PS QA UA", 30: "JO KW MU YE",
        31: "MT SC", 32: "LC", 33: "RU",
    }.items()
    for code in codes.split()
}  # fmt: skip

# First digits and lengths of the cards in use: Visa, Mastercard, American Express, Maestro, Discover, JCB, Diners.
CARD_PREFIXES = (
    (("4",), (13, 16, 19)),
    (("51", "52", "53", "54", "55", *(str(prefix) for prefix in range(2221, 2721))), (16,)),
    (("34", "37"), (15,)),
    (("50", "56", "57", "58", "67", "6304", "6390"), (16, 17, 18, 19)),
    (("6011", "65", *(str(prefix) for prefix in range(644, 650))), (16, 19)),
    (tuple(str(prefix) for prefix in range(3528, 3590)), (16,)),
    (("36", "38", "39", "300", "301", "302", "303", "304", "305"), (14,)),
)


def is_bsn(digits: str) -> bool:
    """Nine digits that pass the elfproef of the Wabb and are no filler such as 000000000 or 111111110."""
    if len(digits) != len(BSN_WEIGHTS) or len(set(digits[:-1])) == 1:
        return False
    return sum(weight * int(digit) for weight, digit in zip(BSN_WEIGHTS, digits, strict=True)) % 11 == 0


def is_a_number(digits: str) -> bool:
    """Ten digits as the Logisch Ontwerp BRP wants them: no leading 0, no equal neighbours, two checks by eleven."""
    if len(digits) != A_NUMBER_LENGTH or digits[0] == "0":
        return False
    if any(digit == following for digit, following in itertools.pairwise(digits)):
        return False
    values = [int(digit) for digit in digits]
    return sum(values) % 11 in {0, 5} and sum(value << place for place, value in enumerate(values)) % 11 == 0


def mod97(code: str) -> int:
    """The remainder by 97 of letters and digits, letters counted as 10 to 35 (ISO 7064)."""
    return int("".join(str(int(sign, 36)) for sign in code)) % 97


def is_iban(code: str) -> bool:
    """An IBAN in capitals and without spaces, of a known country, its length and its check digits right."""
    return len(code) == IBAN_LENGTHS.get(code[:2]) and code[2:4].isdecimal() and mod97(code[4:] + code[:4]) == 1


def is_luhn(digits: str) -> bool:
    """The Luhn check of ISO 7812."""
    doubled = (2 * int(digit) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(value - 9 * (value > 9) for value in doubled)) % 10 == 0  # noqa: PLR2004


def is_card(digits: str) -> bool:
    """A payment card of a known brand, with its Luhn digit."""
    known = any(len(digits) in lengths and digits.startswith(prefixes) for prefixes, lengths in CARD_PREFIXES)
    return known and is_luhn(digits)


def is_vat(code: str) -> bool:
    """A Dutch btw-nummer `NL…B01`: by elfproef when it holds a BSN or RSIN, by 97 for the btw-id of sole traders."""
    digits = code[2:11]
    return mod97(code) == 1 or sum(w * int(d) for w, d in zip(BSN_WEIGHTS, digits, strict=True)) % 11 == 0
