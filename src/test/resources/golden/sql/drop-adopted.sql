DROP TABLE "windlass_adopted"
