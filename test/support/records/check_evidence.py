"""Checks the evidence of a record as its README.txt says, without any code of ours; prints how many rows it has."""

import hashlib
import json
import sys
import zipfile

with zipfile.ZipFile(sys.argv[1]) as archive:
    lines = archive.read("evidence.jsonl").decode("utf-8").splitlines()
    participants = json.loads(archive.read("participants.json"))

heads = {}
for row in map(json.loads, lines):
    segments = [[s["fromSeconds"], s["toSeconds"], s["rate"]] for s in row["segments"]]
    canonical = [
        row["attendanceId"],
        row["sequence"],
        row["recordedAt"],
        row["sessionId"],
        row["partId"],
        segments,
        row["isVisible"],
        row["creditedSecondsAfter"],
        row["previousHash"],
    ]
    text = json.dumps(canonical, separators=(",", ":"), ensure_ascii=False)
    if row["previousHash"] != heads.get(row["attendanceId"], ""):
        sys.exit(f"a row before {row['sequence']} is missing")
    if row["hash"] != hashlib.sha256(text.encode("utf-8")).hexdigest():
        sys.exit(f"row {row['sequence']} was changed")
    heads[row["attendanceId"]] = row["hash"]
for person in participants:
    if person["evidenceHead"] != heads.get(person["id"], ""):
        sys.exit("the last rows are missing")
print(len(lines))
