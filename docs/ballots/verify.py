#!/usr/bin/env python3
"""A second verifier for confidential ballots, written from ../ballots.md alone.

    verify.py FILE [--receipt FILE]... [--head NUMBER:HEAD]... [--log FILE]... [--keys FILE]
    verify.py --self-test

FILE is a bundle or a log. Prints the first finding (line and code) or that all is well.
Ends with 0 for a file that is right, 1 for one that is not, 2 where something could not be read.
Python 3.11, standard library only. Letters and digits in answers are those of Python's Unicode
tables (14 in Python 3.11, where the format wants 15: new scripts and ideographs may differ).
"""

import argparse
import base64
import binascii
import calendar
import functools
import hashlib
import itertools
import json
import re
import sys
import unicodedata
from decimal import Decimal
from fractions import Fraction

# ---------------------------------------------------------------------------------------------
# Ed25519 verification (RFC 8032, section 5.1.7). Points are (X, Y, Z, T): x = X/Z, y = Y/Z, xy = T/Z.

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)


def add(a, b):
    m = (a[1] - a[0]) * (b[1] - b[0]) % P
    n = (a[1] + a[0]) * (b[1] + b[0]) % P
    o = 2 * a[3] * b[3] * D % P
    q = 2 * a[2] * b[2] % P
    e, f, g, h = n - m, q - o, q + o, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def decode_point(data):
    """The point of 32 bytes, or None where they stand for none."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * ROOT_OF_MINUS_1 % P
    if x * x % P != square or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = decode_point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_small(point):
    """Whether eight times the point is nothing: a key that is such a point signs everything."""
    x, _, z, _ = multiply(4, point)
    return x * pow(z, P - 2, P) % P == 0


def signature_is_right(public, message, signature):
    key, r = decode_point(public), decode_point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    # A large s would make a second signature of a first one.
    if key is None or r is None or s >= L or is_small(key) or is_small(r):
        return False
    digest = hashlib.sha512(signature[:32] + public + message).digest()
    left = multiply(s, BASE)
    right = add(r, multiply(int.from_bytes(digest, "little") % L, key))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# Public key, message, signature: RFC 8032, section 7.1, tests 1, 2, 3 and SHA(abc).
RFC_8032 = [
    ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
     "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
     "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
     "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
    ("ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
     "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
     "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
     "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
     "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"),
]


def self_test():
    for public, message, signature in RFC_8032:
        public, message, signature = bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(signature)
        if not signature_is_right(public, message, signature):
            return False
        for at in range(64):
            changed = signature[:at] + bytes([signature[at] ^ 1]) + signature[at + 1:]
            if signature_is_right(public, message, changed):
                return False
    return True


# ---------------------------------------------------------------------------------------------
# The one form of JSON: what was read is written again, and has to give the same text.

class Wrong(ValueError):
    """A text is not in its one form, or contradicts the rules."""


def need(condition, why=""):
    if not condition:
        raise Wrong(why)


def write_fraction(value):
    """As ECMAScript writes a double: plain between 1e-6 and 1e21."""
    need(abs(value) != float("inf"))
    if value == 0:
        return "0"
    _, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    power = len(digits) + exponent - 1
    if -7 < power < 21:
        return f"{Decimal(repr(value)).normalize():f}"
    head, tail = str(digits[0]), "".join(map(str, digits[1:]))
    return f"{'-' if value < 0 else ''}{head}{'.' + tail if tail else ''}e{power:+d}"


def write(value):
    if isinstance(value, dict):
        return "{" + ",".join(write(name) + ":" + write(of) for name, of in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(write, value)) + "]"
    if isinstance(value, float):
        return write_fraction(value)
    return json.dumps(value, ensure_ascii=False)


def refuse(text):
    raise Wrong(text)


def read(text):
    """The value of a text in its one form. Members said twice and other spellings come out differently."""
    try:
        value = json.loads(text, parse_constant=refuse)
        need(write(value) == text)
    except (ValueError, RecursionError) as error:
        raise Wrong(str(error)) from error
    return value


# Each of the following takes a value and raises Wrong where it is not of its sort.

def signed(value):
    need(type(value) is int and -2**63 <= value < 2**63)


def count(value):
    signed(value)
    need(value >= 0)


def text(value):
    need(type(value) is str)


def yes_or_no(value):
    need(type(value) is bool)


def hexadecimal(size):
    def check(value):
        need(type(value) is str and re.fullmatch(f"[0-9a-f]{{{2 * size}}}", value))
    return check


def base64_of(size):
    def check(value):
        text(value)
        try:
            data = base64.b64decode(value.encode("ascii"), validate=True)
        except (binascii.Error, UnicodeEncodeError) as error:
            raise Wrong from error
        # Writing it again finds spare bits that are not zero.
        need(len(data) == size and base64.b64encode(data).decode() == value)
    return check


TIME = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{0,5}[1-9]))?Z")


def moment(value):
    """A time as numbers that can be compared; Wrong where it is none."""
    found = TIME.fullmatch(value) if type(value) is str else None
    need(found)
    year, month, day, hour, minute, second = map(int, found.groups()[:6])
    need(1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1])
    need(hour < 24 and minute < 60 and second < 60)
    return year, month, day, hour, minute, second, (found[7] or "").ljust(6, "0")


def time(value):
    need(moment(value) and "." not in value)


def time_or_empty(value):
    need(value == "" or time(value) is None)


def fine_time_or_empty(value):
    need(value == "" or moment(value))


def choice_text(value):
    """A choice in its one form, whatever question it answers. It holds no line feed, so that a reason begins where it ends."""
    text(value)
    read_as(CHOICE, value)


def one_of(*texts):
    def check(value):
        need(type(value) is str and value in texts)
    return check


def list_of(check_one):
    def check(value):
        need(type(value) is list)
        for one in value:
            check_one(one)
    return check


def record(**members):
    """All of these members in this order, and no other."""
    def check(value):
        need(type(value) is dict and list(value) == list(members))
        for name, check_one in members.items():
            check_one(value[name])
    return check


def some_of(**members):
    """Those of these members that say something, in this order."""
    def check(value):
        need(type(value) is dict and list(value) == [name for name in members if name in value])
        for name, of in value.items():
            members[name](of)
            need(of != [] and of != "" and of is not False)
    return check


KEYS = list_of(record(id=text, public=base64_of(32), **{"from": time}, until=time_or_empty))
HASH, SIGNATURE = hexadecimal(32), base64_of(64)


def voter_name(value):
    need(type(value) is str and (value == "" or value.startswith("@")))


def some_object(value):
    need(type(value) is dict)


# The parts of a file in their order, told apart by the name of the first member.
PARTS = {
    "format": record(format=one_of("piazza-ballots/1", "piazza-log/1"), poll=count, seal=hexadecimal(16), url=text,
                     title=text, form=text, keys=KEYS),
    "entry": record(entry=count, kind=text, body=text, head=HASH, key=text, signature=SIGNATURE),
    "commitment": record(commitment=HASH, question=count, nonce=HASH, choice=text, reason=text),
    "voter": record(voter=voter_name),
    "result": record(result=count, of=some_object),
    "end": record(end=count, sha256=HASH, key=text, signature=SIGNATURE),
}
PART_NAMES = list(PARTS)
RECEIPT = record(
    format=one_of("piazza-receipt/1"), poll=count, url=text, seal=hexadecimal(16), entry=count, head=HASH,
    ballots=list_of(record(question=count, nonce=HASH, choice=choice_text, reason=text, commitment=HASH)),
    key=text, signature=SIGNATURE)
LIMITS = {"least": count, "most": count, "seats": count, "highest": count, "ceiling": count,
          "from": signed, "to": signed, "step": count, "none": yes_or_no}
OPTION = record(id=count, title=text, meaning=text, cost=count, startsAt=fine_time_or_empty, endsAt=fine_time_or_empty)
QUESTION = record(
    id=count, kind=text, section=text, title=text, note=text, onlyIf=count, required=yes_or_no,
    options=list_of(OPTION), rows=list_of(record(id=count, title=text)), limits=record(**LIMITS))
FORM = record(format=one_of("piazza-form/1"), poll=count, title=text, reasons=one_of("none", "optional", "required"),
              threshold=count, quorum=count, questions=list_of(QUESTION))
CHOICE = some_of(
    options=list_of(count), marks=list_of(record(option=count, value=count)),
    cells=list_of(record(row=count, option=count)), stance=text, number=signed, text=text, none=yes_or_no)


def read_as(check, string):
    value = read(string)
    check(value)
    return value


def read_line(data):
    """The part and the value of one line, without its line feed."""
    try:
        string = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Wrong(str(error)) from error
    value = read(string)
    need(type(value) is dict and value)
    part = next(iter(value))
    need(part in PARTS)
    PARTS[part](value)
    return part, value


def sha256(data):
    return hashlib.sha256(data if isinstance(data, bytes) else data.encode("utf-8")).hexdigest()


# ---------------------------------------------------------------------------------------------
# The form and the choices it allows

def distinct(values):
    values = list(values)
    return len(set(values)) == len(values)


def check_form(form):
    """Raises Wrong where a form that has its shape contradicts the rules."""
    questions = form["questions"]
    need(questions)
    need(distinct(question["id"] for question in questions))
    need(distinct(option["id"] for question in questions for option in question["options"]))
    earlier = set()
    for question in questions:
        need(distinct(row["id"] for row in question["rows"]))
        need(question["onlyIf"] == 0 or question["onlyIf"] in earlier)
        earlier.update(option["id"] for option in question["options"])
        check_question(question)


def check_question(question):
    kind, options, limits = question["kind"], question["options"], question["limits"]
    size = len(options)
    if kind in ("consent", "open", "number"):
        need(size == 0)
    else:
        need(2 <= size <= 200)
    if kind == "multiple":
        need(1 <= limits["least"] <= limits["most"] <= size)
    elif kind in ("ranked", "stv"):
        need(1 <= (limits["least"] or 1) <= (limits["most"] or size) <= size)
        need(kind == "ranked" or 1 <= limits["seats"] < size)
    elif kind in ("score", "dots"):
        need(1 <= limits["highest"] <= (100 if kind == "score" else 1000))
    elif kind == "budget":
        need(limits["ceiling"] <= 10**12)
        need(all(1 <= option["cost"] <= limits["ceiling"] for option in options))
    elif kind == "meeting":
        for option in options:
            need(moment(option["startsAt"]) < moment(option["endsAt"]))
    elif kind == "number":
        need(1 <= limits["step"] and -10**15 <= limits["from"] < limits["to"] <= 10**15)
        need((limits["to"] - limits["from"]) % limits["step"] == 0)
    elif kind == "matrix":
        need(1 <= len(question["rows"]) <= 50)
        need(distinct(row["title"] for row in question["rows"]))
    else:
        need(kind in ("single", "consent", "open"))


WHITE_SPACE = "".join(map(chr, [*range(0x9, 0xE), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B),
                                0x2028, 0x2029, 0x202F, 0x205F, 0x3000]))


def is_tidy(string, most):
    return len(string) <= most and "\0" not in string and string.strip(WHITE_SPACE) == string


def reason_fits(form, reason):
    if reason == "":
        return form["reasons"] != "required"
    return form["reasons"] != "none" and is_tidy(reason, 1000)


def ascending(values):
    return all(a < b for a, b in zip(values, values[1:]))


# The member that a choice of each kind has.
MEMBER = {"single": "options", "multiple": "options", "ranked": "options", "stv": "options", "budget": "options",
          "score": "marks", "dots": "marks", "meeting": "marks", "matrix": "cells", "consent": "stance",
          "number": "number", "open": "text"}


def read_choice(question, string):
    """The choice that a text says for this question; Wrong where it says none."""
    choice = read_as(CHOICE, string)
    kind, limits = question["kind"], question["limits"]
    if "none" in choice:
        need(limits["none"] and list(choice) == ["none"])
        return choice
    if kind == "meeting" and not choice:
        return choice
    need(list(choice) == [MEMBER[kind]])
    value = choice[MEMBER[kind]]
    known = {option["id"]: option for option in question["options"]}
    if kind == "consent":
        need(value in STANCES)
    elif kind == "number":
        need(limits["from"] <= value <= limits["to"] and (value - limits["from"]) % limits["step"] == 0)
    elif kind == "open":
        need(is_tidy(value, 4000))
    elif kind == "matrix":
        need(ascending([cell["row"] for cell in value]))
        need({cell["row"] for cell in value} <= {row["id"] for row in question["rows"]})
        need(all(cell["option"] in known for cell in value))
    elif MEMBER[kind] == "marks":
        need(all(mark["option"] in known for mark in value))
        check_marks(kind, limits, value)
    else:
        need(all(option in known for option in value))
        check_options(kind, limits, value, known)
    return choice


def check_marks(kind, limits, marks):
    values = [mark["value"] for mark in marks]
    need(ascending([mark["option"] for mark in marks]))
    if kind == "score":
        need(max(values) <= limits["highest"])
    elif kind == "dots":
        need(min(values) >= 1 and sum(values) <= limits["highest"])
    else:
        need(set(values) <= {1, 2})


def check_options(kind, limits, chosen, known):
    if kind == "single":
        need(len(chosen) == 1)
    elif kind in ("ranked", "stv"):
        need(distinct(chosen))
        need((limits["least"] or 1) <= len(chosen) <= (limits["most"] or len(known)))
    else:
        need(ascending(chosen))
        if kind == "multiple":
            need(limits["least"] <= len(chosen) <= limits["most"])
        else:
            need(sum(known[option]["cost"] for option in chosen) <= limits["ceiling"])


# ---------------------------------------------------------------------------------------------
# Counting. Each takes a question and the choices of its people, without those that say "none of these".

STANCES = ["agree", "abstain", "disagree", "block"]


def ids(question):
    return [option["id"] for option in question["options"]]


def middle_twice(values):
    """The sum of the two in the middle of ascending values, which are the same one where their number is odd."""
    return values[(len(values) - 1) // 2] + values[len(values) // 2] if values else 0


def count_options(question, people, voters):
    votes = {option: 0 for option in ids(question)}
    for choice in people:
        for option in choice["options"]:
            votes[option] += 1
    # An integer 0 is written as the fraction 0 is.
    return {"options": [{"option": option, "votes": votes[option], "share": votes[option] / voters if voters else 0}
                        for option in votes]}


def count_consent(_, people, __):
    return {"counts": [{"stance": stance, "votes": sum(choice["stance"] == stance for choice in people)}
                       for stance in STANCES]}


def marks_of(question, people):
    """For each option in the order of the question the marks that it was given."""
    given = {option: [] for option in ids(question)}
    for choice in people:
        for mark in choice.get("marks", []):
            given[mark["option"]].append(mark["value"])
    return given


def count_dots(question, people, _):
    return {"options": [{"option": option, "people": len(given), "dots": sum(given)}
                        for option, given in marks_of(question, people).items()]}


def count_budget(question, people, _):
    votes = {option: 0 for option in ids(question)}
    for choice in people:
        for option in choice["options"]:
            votes[option] += 1
    ceiling, spent, projects = question["limits"]["ceiling"], 0, []
    # sorted keeps the order of the question among equals.
    for option in sorted(question["options"], key=lambda option: (-votes[option["id"]], option["cost"])):
        funded = votes[option["id"]] > 0 and spent + option["cost"] <= ceiling
        spent += option["cost"] if funded else 0
        projects.append({"option": option["id"], "votes": votes[option["id"]], "cost": option["cost"],
                         "isFunded": funded})
    return {"projects": projects, "spent": spent, "ceiling": ceiling}


def count_meeting(question, people, _):
    slots, worth = [], {}
    for option, given in marks_of(question, people).items():
        yes, maybe = given.count(2), given.count(1)
        slots.append({"option": option, "yes": yes, "maybe": maybe, "no": len(people) - yes - maybe})
        worth[option] = (yes + maybe, yes)
    best = max(worth.values())
    return {"slots": slots, "best": [option for option in worth if worth[option] == best] if best[0] else None}


def count_matrix(question, people, _):
    votes = {(row["id"], option): 0 for row in question["rows"] for option in ids(question)}
    for choice in people:
        for cell in choice["cells"]:
            votes[cell["row"], cell["option"]] += 1
    return {"cells": [{"row": row, "option": option, "votes": votes[row, option]} for row, option in votes]}


def count_number(question, people, _):
    values = sorted(choice["number"] for choice in people)
    limits = question["limits"]
    start, step = limits["from"], limits["step"]
    steps = (limits["to"] - start) // step + 1
    width = -(-steps // 20)
    bins = []
    for first in range(0, steps, width):
        low, high = start + first * step, start + (min(first + width, steps) - 1) * step
        bins.append({"from": low, "to": high, "people": sum(low <= value <= high for value in values)})
    return {"people": len(values), "sum": sum(values), "medianTwice": middle_twice(values),
            "least": values[0] if values else 0, "greatest": values[-1] if values else 0, "bins": bins}


def small(character):
    # The one letter whose small form in Python is two characters.
    return "i" if character == "\u0130" else character.lower()


def words_of(string):
    characters = [small(character) for character in string]
    return {word for word in "".join(
        character if unicodedata.category(character)[0] == "L" or unicodedata.category(character) == "Nd" else " "
        for character in characters).split(" ") if 4 <= len(word) <= 40}


def count_open(_, people, __):
    counts = {}
    for choice in people:
        for word in words_of(choice["text"]):
            counts[word] = counts.get(word, 0) + 1
    common = sorted((word for word in counts if counts[word] > 1), key=lambda word: (-counts[word], word.encode()))
    return {"words": [{"word": word, "people": counts[word]} for word in common[:50]] or None}


def from_the_middle(marks):
    """Ascending marks in the order in which the lower one in the middle is taken away."""
    marks, taken = list(marks), []
    while marks:
        taken.append(marks.pop((len(marks) - 1) // 2))
    return taken


def count_score(question, people, _):
    highest, options, ranks = question["limits"]["highest"], [], []
    for option, given in marks_of(question, people).items():
        ranks.append(from_the_middle(sorted(given + [0] * (len(people) - len(given)))))
        options.append({"option": option, "people": len(given), "sum": sum(given),
                        "medianTwice": middle_twice(sorted(given)),
                        "given": [given.count(mark) for mark in range(highest + 1)]})
    for option, rank in zip(options, ranks):
        option["grade"] = rank[0] if people else None
        option["place"] = 1 + sum(other > rank for other in ranks) if people else 0
    return {"options": options}


# ---------------------------------------------------------------------------------------------
# Rankings

class Ranking:
    """Orders of options, who is still in the count, and what each order is worth."""

    def __init__(self, question, people):
        self.options = ids(question)
        self.orders = {}
        for choice in people:
            order = tuple(choice["options"])
            self.orders[order] = self.orders.get(order, 0) + 1
        # All ballots of one order go the same way and are worth the same.
        self.worth = {order: Fraction(number) for order, number in self.orders.items()}
        self.holder = {order: order[0] for order in self.orders}
        self.inside = list(self.options)
        self.votes = {option: Fraction(0) for option in self.options}
        for order, option in self.holder.items():
            self.votes[option] += self.worth[order]
        self.exhausted = Fraction(0)
        self.history = []
        place = {option: str(number) for number, option in enumerate(self.options, 1)}
        lines = sorted((f"{number}:" + ">".join(place[option] for option in order) + "\n").encode()
                       for order, number in self.orders.items())
        seed = hashlib.sha256(b"".join(lines)).digest()
        self.lots = {option: hashlib.sha256(seed + place[option].encode()).digest() for option in self.options}
        self.places = {option: [0] * len(self.options) for option in self.options}
        for order, number in self.orders.items():
            for at, option in enumerate(order):
                self.places[option][at] += number

    def in_order(self, options):
        return [option for option in self.options if option in options]

    def begin_round(self):
        self.history.append({option: self.votes[option] for option in self.inside})
        return {"counts": [{"option": option, "votes": str(self.votes[option])} for option in self.inside],
                "exhausted": str(self.exhausted)}

    def compare(self, a, b):
        """Below zero where a is the weaker one, and the rule that says so."""
        for votes in reversed(self.history):
            if a in votes and b in votes and votes[a] != votes[b]:
                return (-1 if votes[a] < votes[b] else 1), "earlier_round"
        if self.places[a] != self.places[b]:
            return (-1 if self.places[a] < self.places[b] else 1), "places"
        return (-1 if self.lots[a] < self.lots[b] else 1), "lot"

    def strongest_first(self, options):
        weakness = functools.cmp_to_key(lambda a, b: self.compare(a, b)[0] if a != b else 0)
        return sorted(sorted(options, key=weakness, reverse=True), key=lambda option: -self.votes[option])

    def pick(self, options, strongest, step):
        """One of options with equal votes, and what the round says of the tie."""
        ordered = self.strongest_first(options)
        if not strongest:
            ordered.reverse()
        if len(ordered) > 1:
            step["tie"] = {"between": self.in_order(options), "rule": self.compare(ordered[0], ordered[1])[1]}
        return ordered[0]

    def weakest(self, step):
        fewest = min(self.votes[option] for option in self.inside)
        return self.pick([option for option in self.inside if self.votes[option] == fewest], False, step)

    def hand_on(self, option, share, lost=Fraction(0)):
        """The ballots of an option that has left the count go to the next one, at their worth times share."""
        received = {}
        for order, holder in self.holder.items():
            if holder != option:
                continue
            self.worth[order] *= share
            following = order[order.index(option) + 1:]
            heir = next((other for other in following if other in self.inside), None)
            self.holder[order] = heir
            if heir is None:
                lost += self.worth[order]
            else:
                received[heir] = received.get(heir, 0) + self.worth[order]
        for heir, votes in received.items():
            self.votes[heir] += votes
        self.exhausted += lost
        to = [{"option": heir, "votes": str(received[heir])} for heir in self.in_order(received)]
        return {"from": option, "to": to or None, "exhausted": str(lost)}


ROUND_MEMBERS = ["counts", "exhausted", "elected", "eliminated", "transfers", "tie", "belowQuota"]


def tidy_round(step):
    return {name: step[name] for name in ROUND_MEMBERS if step.get(name)}


def run_off(question, people):
    """The rounds and the winner of the instant run-off, and the votes of the winner."""
    if not people:
        return None, None, 0
    ranking, rounds = Ranking(question, people), []
    while True:
        step = ranking.begin_round()
        total = sum(ranking.votes[option] for option in ranking.inside)
        for option in ranking.inside:
            if len(ranking.inside) == 1 or 2 * ranking.votes[option] > total:
                step["elected"] = [option]
                return [*rounds, tidy_round(step)], option, int(ranking.votes[option])
        out = ranking.weakest(step)
        ranking.inside.remove(out)
        step["eliminated"], step["transfers"] = out, ranking.hand_on(out, Fraction(1))
        rounds.append(tidy_round(step))


def count_duels(question, people):
    options = ids(question)
    wins = {pair: 0 for pair in itertools.permutations(options, 2)}
    for choice in people:
        # What is left out stands below all that is ranked, and beside the rest that is left out.
        place = {option: at for at, option in enumerate(choice["options"])}
        for a, b in wins:
            wins[a, b] += place.get(a, len(options)) < place.get(b, len(options))
    duels = [{"over": a, "under": b, "for": wins[a, b], "against": wins[b, a]}
             for a, b in itertools.combinations(options, 2)]
    if not people:
        return {"duels": duels, "winner": None, "strongest": None}
    winner = next((a for a in options if all(wins[a, b] > wins[b, a] for b in options if b != a)), None)
    path = {(a, b): wins[a, b] if wins[a, b] > wins[b, a] else 0 for a, b in wins}
    for middle, a, b in itertools.permutations(options, 3):
        path[a, b] = max(path[a, b], min(path[a, middle], path[middle, b]))
    strongest = [a for a in options if all(path[a, b] >= path[b, a] for b in options if b != a)]
    return {"duels": duels, "winner": winner, "strongest": strongest}


def count_ranked(question, people, _):
    rounds, winner, _ = run_off(question, people)
    points = {option: 0 for option in ids(question)}
    for choice in people:
        for at, option in enumerate(choice["options"], 1):
            points[option] += len(points) - at
    return {"rounds": rounds, "winner": winner,
            "points": [{"option": option, "points": points[option]} for option in points],
            "condorcet": count_duels(question, people)}


def share_of(votes, quota):
    """The share at which a surplus is handed on. Long fractions are cut, so that they do not grow without end."""
    share = (votes - quota) / votes
    if share.denominator.bit_length() > 1024:
        share = Fraction(share.numerator * 10**60 // share.denominator, 10**60)
    return share


def count_stv(question, people, _):
    seats = question["limits"]["seats"]
    if not people:
        return {"seats": seats, "quota": 0, "elected": None, "rounds": None}
    quota = len(people) // (seats + 1) + 1
    ranking, elected, waiting, rounds = Ranking(question, people), [], [], []
    while len(elected) < seats and ranking.inside:
        step = ranking.begin_round()
        stv_round(ranking, seats - len(elected), quota, waiting, step)
        elected += step["elected"]
        rounds.append(tidy_round(step))
    return {"seats": seats, "quota": quota, "elected": elected, "rounds": rounds}


def stv_round(ranking, open_seats, quota, waiting, step):
    votes = ranking.votes
    if len(ranking.inside) <= open_seats:
        step["elected"] = ranking.strongest_first(ranking.inside)
        step["belowQuota"] = any(votes[option] < quota for option in ranking.inside)
        ranking.inside.clear()
        return
    step["elected"] = ranking.strongest_first([option for option in ranking.inside if votes[option] >= quota])
    for option in step["elected"]:
        ranking.inside.remove(option)
        if votes[option] > quota:
            waiting.append(option)
    if len(step["elected"]) == open_seats:
        return
    if waiting:
        largest = max(votes[option] for option in waiting)
        giver = ranking.pick([option for option in waiting if votes[option] == largest], True, step)
        waiting.remove(giver)
        share = share_of(votes[giver], quota)
        cut_off = votes[giver] - quota - share * votes[giver]
        step["transfers"] = ranking.hand_on(giver, share, cut_off)
    elif not step["elected"]:
        out = ranking.weakest(step)
        ranking.inside.remove(out)
        step["eliminated"], step["transfers"] = out, ranking.hand_on(out, Fraction(1))


COUNTS = {"single": count_options, "multiple": count_options, "consent": count_consent, "dots": count_dots,
          "budget": count_budget, "meeting": count_meeting, "matrix": count_matrix, "number": count_number,
          "open": count_open, "score": count_score, "ranked": count_ranked, "stv": count_stv}


def result_of(form, question, choices):
    """What the choices of a question come to. A choice that is none is None: a ballot, but nothing else."""
    people = [choice for choice in choices if choice is not None and "none" not in choice]
    kind, voters = question["kind"], len(choices)
    of = {"question": question["id"], "voters": voters,
          "none": sum(choice is not None and "none" in choice for choice in choices)}
    counted = COUNTS[kind](question, people, voters)
    if form["threshold"] and kind in ("single", "multiple", "ranked", "consent"):
        if kind == "ranked":
            votes = run_off(question, people)[2]
        else:
            votes = (counted.get("options") or counted.get("counts"))[0]["votes"]
        of["thresholdReached"] = voters > 0 and votes * 100 >= form["threshold"] * voters
    return of | counted


# ---------------------------------------------------------------------------------------------
# The verifier

# In the order of the tables: of several findings on one line the one that stands first here is the first.
CODES = """shape order header key_id key_foreign form entry_number entry_kind after_close entry_body form_hash
    commitment_twice close_count entry_head entry_key entry_signature opening_order opening_hash opening_unlogged
    opening_question opening_choice opening_reason voter_order result_order ballots result missing turnout end_count
    end_hash end_key end_signature head_shape head_seal head_short head_fork receipt_shape receipt_seal receipt_hash
    receipt_key receipt_signature receipt_short receipt_fork receipt_unlogged""".split()


def split_lines(data):
    """The lines without their line feeds, and whether the last one lacked it."""
    lines = data.split(b"\n")
    unfinished = lines[-1] != b""
    return lines if unfinished else lines[:-1], unfinished


class Verifier:
    def __init__(self, data):
        self.data = data
        self.findings = []
        self.header = self.form = self.end = None
        self.parts = {part: [] for part in PARTS}   # of each part its lines: (number, value)
        self.logged = {}                            # (question, commitment): number of the entry
        self.is_closed = False
        self.read_lines()
        self.is_log = self.header is not None and self.header["format"] == "piazza-log/1"
        self.keys = {}
        self.check_header()
        self.check_entries()
        if self.is_log:
            self.check_log()
        else:
            self.check_openings()
            self.check_voters()
            self.check_results()
            self.check_end()
        self.check_missing()

    def found(self, line, code, wrong=True):
        if wrong:
            self.findings.append((line, code))

    def first(self):
        """Those without a line come last."""
        return min(self.findings, key=lambda f: (f[0] == 0, f[0], CODES.index(f[1])), default=None)

    def read_lines(self):
        lines, unfinished = split_lines(self.data)
        self.line_count, latest, at = len(lines), 0, 0
        for number, line in enumerate(lines, 1):
            start, at = at, at + len(line) + 1
            try:
                need(not (unfinished and number == len(lines)))
                part, value = read_line(line)
            except Wrong:
                self.found(number, "shape")
                continue
            place = PART_NAMES.index(part)
            again = part in ("format", "end") and self.parts[part]
            self.found(number, "order", again or place < latest or (number == 1 and part != "format"))
            latest = max(latest, place)
            if again:
                continue
            self.parts[part].append((number, value))
            if part == "format":
                self.header = value
            elif part == "end":
                self.end = (number, value, start)

    def check_header(self):
        if self.header is None:
            return
        keys = self.header["keys"]
        self.found(1, "header", not keys or not distinct(key["id"] for key in keys))
        for key in keys:
            public = base64.b64decode(key["public"])
            self.keys[key["id"]] = public
            self.found(1, "key_id", key["id"] != sha256(public)[:16])
        try:
            form = read_as(FORM, self.header["form"])
            check_form(form)
            self.form = form
            self.found(1, "header", form["poll"] != self.header["poll"])
        except Wrong:
            self.found(1, "form")

    def check_published(self, published):
        for key in self.keys.values():
            self.found(1, "key_foreign", key not in published)

    def check_signature(self, line, record_, message, where):
        if self.header is None:
            return
        if record_["key"] not in self.keys:
            self.found(line, where + "_key")
            return
        signature = base64.b64decode(record_["signature"])
        self.found(line, where + "_signature",
                   not signature_is_right(self.keys[record_["key"]], message.encode(), signature))

    def check_entries(self):
        number, head = -1, "0" * 64
        seal = self.header["seal"] if self.header else ""
        for at, (line, entry) in enumerate(self.parts["entry"]):
            kind, body = entry["kind"], entry["body"]
            self.found(line, "entry_number", entry["entry"] != number + 1)
            self.found(line, "entry_kind", kind not in ("open", "batch", "close") or (kind == "open") != (at == 0))
            self.found(line, "after_close", self.is_closed)
            if kind == "open":
                self.check_open(line, body)
            elif kind == "batch":
                self.check_batch(line, entry["entry"], body)
            elif kind == "close":
                self.check_close(line, body)
                self.is_closed = True
            number = entry["entry"]
            text_ = f"piazza entry 1\n{seal}\n{number}\n{kind}\n{head}\n{body}"
            self.found(line, "entry_head", self.header and entry["head"] != sha256(text_))
            head = entry["head"]
            self.check_signature(line, entry, f"piazza head 1\n{seal}\n{number}\n{head}\n", "entry")

    def check_open(self, line, body):
        match = re.fullmatch(r"form ([0-9a-f]{64})\n", body)
        self.found(line, "entry_body", not match)
        self.found(line, "form_hash", match and self.header and match[1] != sha256(self.header["form"]))

    def check_close(self, line, body):
        match = re.fullmatch(r"commitments (0|[1-9][0-9]{0,18})\n", body)
        self.found(line, "entry_body", not match)
        self.found(line, "close_count", match and int(match[1]) != len(self.logged))

    def check_batch(self, line, number, body):
        before = ""
        seen = {commitment for _, commitment in self.logged}
        lines = body.split("\n")
        if body == "" or lines.pop() != "":
            self.found(line, "entry_body")
        for one in lines:
            match = re.fullmatch(r"(0|[1-9][0-9]{0,18}) ([0-9a-f]{64})", one)
            # These are ASCII characters, so that their order is that of their bytes.
            if not match or int(match[1]) >= 2**63 or one <= before:
                self.found(line, "entry_body")
                return
            before = one
            self.found(line, "commitment_twice", match[2] in seen)
            seen.add(match[2])
            self.logged.setdefault((int(match[1]), match[2]), number)

    def commitment_of(self, ballot):
        return sha256("piazza ballot 1\n{}\n{}\n{}\n{}\n{}".format(
            self.header["seal"], ballot["question"], ballot["nonce"], ballot["choice"], ballot["reason"]))

    def check_openings(self):
        self.choices = {question["id"]: [] for question in self.form["questions"]} if self.form else {}
        questions = {question["id"]: question for question in self.form["questions"]} if self.form else {}
        before = ""
        for line, opening in self.parts["commitment"]:
            self.found(line, "opening_order", opening["commitment"] <= before)
            before = opening["commitment"]
            self.found(line, "opening_hash", self.header and opening["commitment"] != self.commitment_of(opening))
            self.found(line, "opening_unlogged", (opening["question"], opening["commitment"]) not in self.logged)
            if self.form is None:
                continue
            self.found(line, "opening_reason", not reason_fits(self.form, opening["reason"]))
            if opening["question"] not in questions:
                self.found(line, "opening_question")
                continue
            try:
                choice = read_choice(questions[opening["question"]], opening["choice"])
            except Wrong:
                self.found(line, "opening_choice")
                choice = None
            self.choices[opening["question"]].append(choice)

    def check_voters(self):
        before = None
        for line, voter in self.parts["voter"]:
            name = voter["voter"].encode()
            self.found(line, "voter_order", before is not None and (name < before or name == before != b""))
            before = name

    def asked_of(self, question):
        """How many people a question was asked of."""
        if question["onlyIf"] == 0:
            return len(self.parts["voter"])
        return sum(question["onlyIf"] in choice.get("options", [])
                   for choices in self.choices.values() for choice in choices if choice is not None)

    def check_results(self):
        if self.form is None:
            return
        questions = self.form["questions"]
        place = {question["id"]: at for at, question in enumerate(questions)}
        due = 0
        for line, result in self.parts["result"]:
            at = place.get(result["result"], -1)
            self.found(line, "result_order", at != due)
            due = max(due, at + 1)
            if at < 0:
                continue
            question, choices = questions[at], self.choices[result["result"]]
            asked = self.asked_of(question)
            self.found(line, "ballots", len(choices) > asked or (question["required"] and len(choices) < asked))
            self.found(line, "result", write(result["of"]) != write(result_of(self.form, question, choices)))

    def check_end(self):
        if self.end is None:
            return
        line, end, start = self.end
        self.found(line, "end_count", end["end"] != line - 1)
        self.found(line, "end_hash", end["sha256"] != sha256(self.data[:start]))
        if self.header:
            self.check_signature(line, end, f"piazza bundle 1\n{self.header['seal']}\n{end['sha256']}\n", "end")

    def check_log(self):
        for part in ("commitment", "voter", "result", "end"):
            for line, _ in self.parts[part]:
                self.found(line, "order")

    def check_missing(self):
        last = self.line_count + (self.end is None)
        self.found(last, "missing", self.header is None or not self.parts["entry"])
        if self.is_log:
            return
        self.found(last, "missing", not self.is_closed or self.end is None)
        if self.form:
            given = {result["result"] for _, result in self.parts["result"]}
            self.found(last, "missing", not {question["id"] for question in self.form["questions"]} <= given)
        self.found(last, "turnout", len(self.parts["voter"]) > len(self.parts["commitment"]))

    def check_head(self, number, head, where="head"):
        heads = {entry["entry"]: entry["head"] for _, entry in self.parts["entry"]}
        if number not in heads:
            self.found(0, where + "_short")
        else:
            self.found(0, where + "_fork", heads[number] != head)

    def check_earlier_log(self, data):
        lines, unfinished = split_lines(data)
        try:
            need(lines and not unfinished)
            part, header = read_line(lines[0])
            need(part == "format")
            # In an earlier bundle, what comes after the log is of no interest here.
            wanted = lines[1:] if header["format"] == "piazza-log/1" else [
                line for line in lines[1:] if line.startswith(b'{"entry":')]
            entries = [read_line(line) for line in wanted]
            need(all(part == "entry" for part, _ in entries))
        except Wrong:
            self.found(0, "head_shape")
            return
        if self.header and header["seal"] != self.header["seal"]:
            self.found(0, "head_seal")
            return
        for _, entry in entries:
            self.check_head(entry["entry"], entry["head"])

    def check_receipt(self, data):
        """Where each ballot of a receipt is: (question, state, number of the entry or -1)."""
        try:
            receipt = read_as(RECEIPT, data.removesuffix(b"\n").decode("utf-8"))
            need(receipt["ballots"] and ascending([ballot["question"] for ballot in receipt["ballots"]]))
        except (Wrong, UnicodeDecodeError):
            self.found(0, "receipt_shape")
            return []
        if self.header is None:
            return []
        if receipt["seal"] != self.header["seal"]:
            self.found(0, "receipt_seal")
            return []
        for ballot in receipt["ballots"]:
            self.found(0, "receipt_hash", ballot["commitment"] != self.commitment_of(ballot))
        lines = sorted(f"{ballot['question']} {ballot['commitment']}\n" for ballot in receipt["ballots"])
        message = f"piazza receipt 1\n{receipt['seal']}\n{receipt['entry']}\n{receipt['head']}\n" + "".join(lines)
        self.check_signature(0, receipt, message, "receipt")
        self.check_head(receipt["entry"], receipt["head"], "receipt")
        states = [self.where_is(ballot) for ballot in receipt["ballots"]]
        self.found(0, "receipt_unlogged", any(state == "lost" for _, state, _ in states))
        return states

    def where_is(self, ballot):
        question, commitment = ballot["question"], ballot["commitment"]
        if (question, commitment) not in self.logged:
            return question, "lost" if self.is_closed else "waiting", -1
        if self.is_log:
            state = "logged"
        elif any(opening["commitment"] == commitment for _, opening in self.parts["commitment"]):
            state = "counted"
        else:
            state = "replaced"
        return question, state, self.logged[question, commitment]

    def says(self):
        entries, ballots = self.parts["entry"], len(self.parts["commitment"])
        return {"sha256": sha256(self.data), "entries": len(entries), "head": entries[-1][1]["head"] if entries else "",
                "isClosed": self.is_closed, "commitments": len(self.logged), "ballots": ballots,
                "replaced": len(self.logged) - ballots, "voters": len(self.parts["voter"])}


def read_file(name):
    with open(name, "rb") as file:
        return file.read()


def published_keys(data):
    """The public keys of a file of published keys, which is JSON of any form."""
    keys = json.loads(data.decode("utf-8"))
    need(keys["format"] == "piazza-keys/1")
    return [base64.b64decode(key["public"], validate=True) for key in keys["keys"]]


def read_head(string):
    match = re.fullmatch(r"(0|[1-9][0-9]*):([0-9a-f]{64})", string)
    need(match, "a head is NUMBER:HEAD")
    return int(match[1]), match[2]


def arguments():
    parser = argparse.ArgumentParser(description="Verifies a bundle or a log of confidential ballots.")
    parser.add_argument("file", nargs="?")
    parser.add_argument("--receipt", action="append", default=[])
    parser.add_argument("--head", action="append", default=[])
    parser.add_argument("--log", action="append", default=[])
    parser.add_argument("--keys")
    parser.add_argument("--self-test", action="store_true")
    return parser.parse_args()


def main():
    given = arguments()
    if given.self_test:
        right = self_test()
        print("The test vectors of RFC 8032 come out right." if right else "The test vectors of RFC 8032 FAIL.")
        return 0 if right else 1
    try:
        need(given.file, "no file given")
        verifier = Verifier(read_file(given.file))
        if given.keys:
            verifier.check_published(published_keys(read_file(given.keys)))
        for head in given.head:
            verifier.check_head(*read_head(head))
        for name in given.log:
            verifier.check_earlier_log(read_file(name))
        receipts = [line for name in given.receipt for line in read_file(name).split(b"\n") if line]
        states = [state for receipt in receipts for state in verifier.check_receipt(receipt)]
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(f"could not be read: {error}", file=sys.stderr)
        return 2
    for question, state, entry in states:
        print(f"receipt: question {question}: {state}" + (f" in entry {entry}" if entry >= 0 else ""))
    first = verifier.first()
    if first:
        print(f"line {first[0]}: {first[1]}" if first[0] else first[1])
        return 1
    print("All is well. " + ", ".join(f"{name} {value}" for name, value in verifier.says().items()))
    print("Signed with " + ", ".join(verifier.keys))
    return 0


if __name__ == "__main__":
    sys.exit(main())
