"""Reads a ZIP with Python's own library, not ours, and prints each file's size, hash and text as JSON."""

import hashlib
import json
import sys
import zipfile

with zipfile.ZipFile(sys.argv[1]) as archive:
    broken = archive.testzip()
    files = []
    for name in archive.namelist():
        data = archive.read(name)
        entry = {"path": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        if not name.endswith(".pdf"):
            entry["text"] = data.decode("utf-8")
        files.append(entry)
    print(json.dumps({"broken": broken, "files": files}))
