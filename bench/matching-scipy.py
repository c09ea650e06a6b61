# The same allowed pairs and scores, solved by scipy's min_weight_full_bipartite_matching (python3-scipy of Debian): every seat a column of
# its own, and for each mentee a column of being left out that costs more than any pair. Only for instances in which nobody wants two
# mentors. Reads what matching-compare.mjs wrote; prints one JSON object {served, total, ms, mb}.
import json
import resource
import sys
import time

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

data = np.fromfile(sys.argv[1], dtype=np.int32)
mentees, mentors, pairs = (int(size) for size in data[:3])
start, seats, mentor, score = np.split(data[3:], np.cumsum([mentees + 1, mentors, pairs]))
first_seat = np.concatenate(([0], np.cumsum(seats)))
copies = seats[mentor]
total_copies = int(copies.sum())
row = np.repeat(np.repeat(np.arange(mentees), np.diff(start)), copies)
offset = np.arange(total_copies) - np.repeat(np.cumsum(copies) - copies, copies)
column = np.repeat(first_seat[mentor], copies) + offset
highest = int(score.max()) + 1
cost = np.repeat(highest - score, copies).astype(np.float64)
seat_count = int(first_seat[-1])
left_out = seat_count + np.arange(mentees)
graph = csr_matrix(
    (
        np.concatenate((cost, np.full(mentees, float(highest) * (mentees + 1)))),
        (np.concatenate((row, np.arange(mentees))), np.concatenate((column, left_out))),
    ),
    shape=(mentees, seat_count + mentees),
)
began = time.perf_counter()
rows, columns = min_weight_full_bipartite_matching(graph)
ms = (time.perf_counter() - began) * 1000
taken = columns < seat_count
total = highest * int(taken.sum()) - int(np.asarray(graph[rows[taken], columns[taken]]).sum())
mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps({"served": int(taken.sum()), "total": total, "ms": round(ms), "mb": mb}))
