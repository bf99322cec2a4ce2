"""Every comment of a thread as the database has it, held ones too: python comments.py DATABASE URI"""

import json
import sqlite3
import sys

QUERY = """
    SELECT comments.id, parent, author, text, mode AS status FROM comments
    JOIN threads ON threads.id = comments.tid WHERE uri = ? ORDER BY comments.id
"""

_, path, uri = sys.argv
database = sqlite3.connect(path, timeout=10)
database.row_factory = sqlite3.Row
json.dump([dict(row) for row in database.execute(QUERY, [uri])], sys.stdout)
