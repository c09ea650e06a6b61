#!/usr/bin/env python3
"""Checks the audit in a SQLite file of Passalong, independently of Passalong: python3 verify-audit.py passalong.db [SEQ:HASH]

Use a backup, or the file of a stopped bot. The format is described in docs/operator.md, "The audit". Exit code 1: an entry was changed,
removed, inserted or moved. A head that you kept (SEQ:HASH) also shows a missing end.
"""
import hashlib
import json
import sqlite3
import sys

FIELDS = ("kind", "what", "by", "whom", "detail", "key")


def sha256(*parts):
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def main(file, head=""):
    rows = sqlite3.connect(f"file:{file}?mode=ro", uri=True).execute('SELECT id, doc FROM "audit.chain" ORDER BY id')
    hashes = {}
    last = None
    for number, doc in rows:
        entry = json.loads(doc)
        fields = [entry.get(field) for field in FIELDS]
        seq = int(number)
        newer = sha256(seq, entry["at"], sha256(*fields), entry["prev"])
        # Entries of the first versions: one list of all fields.
        older = sha256(seq, entry["at"], *fields, entry["prev"])
        if entry["hash"] not in (newer, older):
            return f"entry {seq} was changed"
        if last is None and seq == 1 and entry["prev"] != "0" * 64:
            return "entry 1 does not begin the chain"
        if last is not None and (seq != last + 1 or entry["prev"] != hashes[last]):
            return f"entry {last + 1} was removed, inserted or moved"
        hashes[seq] = entry["hash"]
        last = seq
    print(f"{len(hashes)} entries follow on each other, from {min(hashes, default='-')} to {max(hashes, default='-')}")
    if head:
        seq, kept = head.split(":")
        if hashes.get(int(seq)) != kept:
            return f"entry {seq} is not the one whose head you kept"
        print(f"entry {seq} is as it was when you kept its head")
    return None


if __name__ == "__main__":
    problem = main(*sys.argv[1:3])
    if problem:
        print(problem)
    sys.exit(1 if problem else 0)
