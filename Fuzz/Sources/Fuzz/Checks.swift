import BriefingLedger

@testable import BriefingPayloads

/// The input as a signed report, and as its note, key and head. Nothing of it is signed by a key that is given here.
func checkReport(_ input: [UInt8]) {
  let text = String(decoding: input, as: UTF8.self)
  if let note = SignedCheckpoint(text) { check(note.text.utf8.elementsEqual(input), "a note is written otherwise") }
  if let key = NoteKey(text) { check(key.text.utf8.elementsEqual(input), "a key is written otherwise") }
  if let head = NotedHead(text) { check(head.isOf(head.number ?? 1, head.hash), "a head is not its own") }
  if let line = FlatLine(input[...]) { check(line.text.utf8.elementsEqual(input), "a line is written otherwise") }
  let result = ReportCheck(input)
  check(result.ok == result.findings.isEmpty, "findings and none")
}
