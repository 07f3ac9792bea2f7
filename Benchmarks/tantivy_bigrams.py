"""Tantivy with 2-grams over the corpus, as archivers use it for Japanese: a page is found that has all 2-grams of a word,
in any place. Prints rows of SearchBenchmark's table.

usage: tantivy_bigrams.py CORPUS QUERIES COPIES PAGES
"""

import lzma
import os
import resource
import shutil
import sys
import tempfile
import time

import tantivy


def pages(path, limit):
    with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines):
            if number >= limit:
                return
            fields = line.rstrip("\n").split("\t", 2)
            if len(fields) == 3:
                yield fields[2].replace("\\n", "\n")


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def percentiles(times):
    if not times:
        return "– | – | –"
    times = sorted(times)
    picks = [times[min(len(times) - 1, int(part * len(times)))] for part in (0.5, 0.99, 1)]
    return " | ".join(f"{1000 * pick:.2f}" for pick in picks)


def measure(texts, queries, copies):
    schema = tantivy.SchemaBuilder()
    schema.add_integer_field("id", fast=True, stored=True)
    schema.add_text_field("text", stored=True, tokenizer_name="bigrams")
    folder = tempfile.mkdtemp(prefix="tantivy-bigrams-")
    try:
        index = tantivy.Index(schema.build(), path=folder)
        analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(2, 2, False))
        index.register_tokenizer("bigrams", analyzer.filter(tantivy.Filter.lowercase()).build())
        before = cpu()
        writer = index.writer()
        number = 0
        for _ in range(copies):
            for text in texts:
                writer.add_document(tantivy.Document(id=number, text=text))
                number += 1
        writer.commit()
        writer.wait_merging_threads()
        used = cpu() - before
        index.reload()
        size = sum(e.stat().st_size for e in os.scandir(folder) if not e.name.endswith(".store"))
        megabytes = copies * sum(len(text.encode()) for text in texts) / 1e6
        searcher = index.searcher()

        def search(query):
            grams = {query[at : at + 2].lower() for at in range(len(query) - 1)}
            terms = [(tantivy.Occur.Must, tantivy.Query.term_query(index.schema, "text", gram)) for gram in grams]
            wanted = tantivy.Query.boolean_query(terms)
            snippets = tantivy.SnippetGenerator.create(searcher, wanted, index.schema, "text")
            for _, address in searcher.search(wanted, 20, order_by_field="id").hits:
                snippets.snippet_from_doc(searcher.doc(address)).to_html()

        times = []
        for _ in range(2):
            times = []
            for query in queries:
                if len(query) > 1:
                    begun = time.perf_counter()
                    search(query)
                    times.append(time.perf_counter() - begun)
        print(
            f"| {number} | Tantivy, 2-grams, 2 characters and more | {megabytes / used:.1f} | {size / 1e6 / megabytes:.2f}"
            f" | {percentiles(times)} |",
            flush=True,
        )
    finally:
        shutil.rmtree(folder)


def main():
    corpus, queries, copies, limit = sys.argv[1:5]
    texts = list(pages(corpus, int(limit)))
    with open(queries, encoding="utf-8") as lines:
        queries = lines.read().split("\n")[:-1]
    for count in copies.split(","):
        measure(texts, queries, int(count))


main()
