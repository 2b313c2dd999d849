LOCK "windlass"."fence_k3j9x0q2m7zb_sparkify"
