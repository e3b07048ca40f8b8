#!/usr/bin/env python3
"""Holds verify.py against the test vectors beside it: vectors.py [number of further mutants of the mixed bundle]."""

import collections
import functools
import json
import os
import random
import sys

import verify

# The same entries stand in many of the files.
verify.signature_is_right = functools.lru_cache(None)(verify.signature_is_right)


def load(directory, name):
    return verify.read_file(os.path.join(directory, name))


def verdict_of_case(directory, case):
    data = load(directory, case["file"])
    if "change" in case:
        at, cut, put = case["change"]["at"], case["change"]["cut"], bytes.fromhex(case["change"]["put"])
        data = data[:at] + put + data[at + cut:]
    verifier = verify.Verifier(data)
    if "keys" in case:
        verifier.check_published(verify.published_keys(load(directory, case["keys"])))
    if "head" in case:
        verifier.check_head(*verify.read_head(case["head"]))
    if "log" in case:
        verifier.check_earlier_log(load(directory, case["log"]))
    receipts = []
    if "receipt" in case:
        line = load(directory, "receipts.jsonl").split(b"\n")[case["receipt"] - 1]
        receipts = [{"receipt": 0, "question": question, "state": state, "entry": entry}
                    for question, state, entry in verifier.check_receipt(line)]
    return verifier, verifier.says() | {"receipts": receipts}


def run_cases(directory, name):
    wrong = total = 0
    for line in load(directory, name).splitlines():
        case = json.loads(line)
        verifier, says = verdict_of_case(directory, case)
        first = verifier.first() or (0, "")
        good = first == (case["line"], case["code"]) and (case["verdict"] == "good") == (first == (0, ""))
        good = good and ("says" not in case or case["says"] == says)
        total += 1
        if not good:
            wrong += 1
            print("case", case["name"], "expected", case["line"], case["code"], "got", first)
            if "says" in case and case["says"] != says:
                print("  says", case["says"], "\n  got ", says)
    print(f"{name}: {total - wrong} of {total} agree")
    return wrong


def run_mutants(directory):
    wrong, total, codes = 0, 0, collections.Counter()
    for line in load(directory, "mutants.jsonl").splitlines():
        mutant = json.loads(line)
        data = bytearray(load(directory, mutant["file"]))
        data[mutant["at"]] = int(mutant["byte"], 16)
        first = verify.Verifier(bytes(data)).first() or (0, "")
        total += 1
        codes[mutant["code"]] += 1
        if first != (mutant["line"], mutant["code"]):
            wrong += 1
            at = mutant["at"]
            print("mutant", mutant, "got", first, bytes(data[max(0, at - 30):at + 30]))
    print(f"mutants: {total - wrong} of {total} agree;", ", ".join(f"{code} {n}" for code, n in codes.most_common()))
    return wrong


def run_own_mutants(directory, number):
    data, chance, taken, codes = load(directory, "mixed.jsonl"), random.Random(8032), 0, collections.Counter()
    for _ in range(number):
        at = chance.randrange(len(data))
        byte = chance.choice([b for b in range(256) if b != data[at]])
        first = verify.Verifier(data[:at] + bytes([byte]) + data[at + 1:]).first()
        codes[first and first[1]] += 1
        if first is None:
            taken += 1
            print("taken: byte", at, "is", byte)
    print(f"own mutants: {number - taken} of {number} refused;", ", ".join(f"{c} {n}" for c, n in codes.most_common()))
    return taken


if __name__ == "__main__":
    failures = not verify.self_test()
    print("RFC 8032:", "wrong" if failures else "right")
    here = os.path.dirname(os.path.abspath(__file__))
    failures += run_cases(here, "cases.jsonl") + run_cases(here, "extra/cases.jsonl") + run_mutants(here)
    failures += run_own_mutants(here, int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
    sys.exit(1 if failures else 0)
