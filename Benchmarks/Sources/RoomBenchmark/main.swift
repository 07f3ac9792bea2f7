// usage: RoomBenchmark UTSUSU FLOOR MATERIAL.pdf OFFICE [FOLLOWERS [TURNS]]
import Foundation

var limit = rlimit()
getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
limit.rlim_cur = limit.rlim_max
setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)

let arguments = CommandLine.arguments
guard arguments.count >= 5 else {
  print("usage: RoomBenchmark UTSUSU FLOOR MATERIAL.pdf OFFICE [FOLLOWERS [TURNS]]")
  exit(64)
}
let (utsusu, floorProgram, material) = (arguments[1], arguments[2], arguments[3])
/// The folder that office_files.py has filled.
let office = arguments[4]
let followers = arguments.count > 5 ? Int(arguments[5]) ?? 1000 : 1000
let turns = arguments.count > 6 ? Int(arguments[6]) ?? 200 : 200

/// The value that a share of all does not exceed.
func percentile(_ values: [Double], _ share: Double) -> Double {
  let sorted = values.sorted()
  return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
}

func ms(_ seconds: Double) -> String { String(format: seconds < 0.1 ? "%.1f ms" : "%.0f ms", seconds * 1000) }
func row(_ what: String, _ value: String, _ floor: String, _ asked: String) {
  print("| \(what) | \(value) | \(floor) | \(asked) |")
  fflush(nil)
}

/// Gathers a crowd and turns pages before it.
func broadcast(
  by server: Running, port: Int, events: String, turn: (Int) throws -> (request: String, seen: String)
) throws -> (times: [Double], bytesPerFollower: Int, crowd: Crowd) {
  let crowd = Crowd(port: port)
  let before = server.residentSize
  for _ in 0..<followers {
    try crowd.join(events)
    // A hall does not come in within a millisecond, and the backlog of a listening socket is finite.
    if crowd.count % 100 == 0 { _ = try crowd.wait(for: "event: state", since: .now, last: 100) }
  }
  var times: [Double] = []
  for number in 0..<turns {
    let (request, seen) = try turn(number)
    let start = ContinuousClock.now
    let socket = try connected(port)
    try send(request, to: socket)
    times += try crowd.wait(for: seen, since: start)
    close(socket)
    usleep(50_000)
  }
  return (times, (server.residentSize - before) / followers, crowd)
}

do {
  let room = try Room(utsusu: utsusu, material: material)
  let live = try room.project()
  guard let drive = live["drive"], let follow = live["follow"] else { throw Failure(description: "no addresses") }
  // Of what is shown, wherever that key stands in it.
  func page(_ number: Int) -> String { #""page":\#(1 + (number + 1) % 4)"# }
  let mine = try broadcast(by: room.server, port: room.port, events: follow + "/events") { number in
    let body = #"{"act": "page", "console": "bench", "page": \#(1 + (number + 1) % 4)}"#
    return (post(drive + "/acts", "application/json", body), page(number))
  }

  // Who joins late sees what is on.
  var joins: [Double] = []
  for _ in 0..<100 {
    let late = Crowd(port: room.port)
    let start = ContinuousClock.now
    try late.join(follow + "/events")
    joins += try late.wait(for: page(turns - 1), since: start)
  }

  let floor = try Running(floorProgram, [])
  let floorPort = try floor.number(after: "port ")
  // Events of the same size.
  let filling = String(repeating: "x", count: 640)
  let theirs = try broadcast(by: floor, port: floorPort, events: "/") { number in
    (post("/", "text/plain", "event: state\nid: \(number)\ndata: {\(filling) turn \(number).}\n\n"), " turn \(number).")
  }

  print("| what, \(followers) followers, \(turns) turns | utsusu | plain SwiftNIO | asked |\n|---|---:|---:|---|")
  row("page turn, POST to event, p50", ms(percentile(mine.times, 0.5)), ms(percentile(theirs.times, 0.5)), "≤ 30 ms")
  row("page turn, POST to event, p99", ms(percentile(mine.times, 0.99)), ms(percentile(theirs.times, 0.99)), "≤ 100 ms")
  row("events missed", "\(followers * turns - mine.times.count)", "\(followers * turns - theirs.times.count)", "0")
  row("memory per follower", "\(mine.bytesPerFollower / 1024) KB", "\(theirs.bytesPerFollower / 1024) KB", "≤ 40 KB")
  row("a follower joins, p50", ms(percentile(joins, 0.5)), "–", "")
  row("a follower joins, slowest of \(joins.count)", ms(percentile(joins, 1)), "–", "≤ 200 ms")
}

// A meeting room, and the library at work for somebody else in the server's process.
do {
  let shared = try SharedProcess(programs: (utsusu as NSString).deletingLastPathComponent, material: material)
  func told(_ times: [Double]) -> String { "\(ms(percentile(times, 0.5))), \(ms(percentile(times, 0.99)))" }
  // A minute's quiet differs from the next one's: what is beside other work stands beside the quiet before and after it.
  var alone = try shared.turns(before: 20) { $0 < turns }
  var beside: [(what: String, times: [Double])] = []
  for (what, begin) in [("8 files of 256 MB are registered", shared.register), ("as many are indexed", shared.index)] {
    let files = try LargeFiles(count: 8, megabytes: 256)
    let work = begin(files.paths)
    beside.append((what, try shared.turns(before: 20) { _ in try !work.isDone() }))
    alone += try shared.turns(before: 20) { $0 < turns }
  }
  row("page turn, 20 followers, server and library in one process, p50 and p99", told(alone), "–", "")
  for (what, times) in beside {
    let ratio = String(format: "%.1f", percentile(times, 0.99) / percentile(alone, 0.99))
    row("… while \(what)", "\(told(times)) (\(ratio) ×)", "–", "p99 ≤ 2 ×")
  }
}

/// Fetches a picture for the room's screen.
///
/// - Returns: its bytes, and those of the answer's head.
@discardableResult func picture(_ page: Int, _ screen: String, _ port: Int) throws -> Int {
  let request = "GET \(screen)/pages/1/1/\(page)/2560.webp HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
  let answer = try answer(port, request)
  guard answer.starts(with: Array("HTTP/1.1 200".utf8)) else { throw Failure(description: "no picture") }
  return answer.count
}

/// Types `project`, and waits for the first picture as the room's screen does.
func firstPicture(in room: Room) throws -> (seconds: Double, drive: String, screen: String) {
  let start = ContinuousClock.now
  let live = try room.project()
  guard let drive = live["drive"], let screen = live["screen"] else { throw Failure(description: "no addresses") }
  let watcher = Crowd(port: room.port)
  try watcher.join(screen + "/events")
  _ = try watcher.wait(for: #""shown":{"#, since: start)
  try picture(1, screen, room.port)
  return ((ContinuousClock.now - start) / .seconds(1), drive, screen)
}

var first: [Double] = []
var next: [Double] = []
var bytes = 0
for _ in 0..<5 {
  // A home in which no picture is made yet.
  let room = try Room(utsusu: utsusu, material: material)
  let live = try firstPicture(in: room)
  first.append(live.seconds)
  bytes = try picture(1, live.screen, room.port)
  sleep(2)
  for page in 2...3 {
    let start = ContinuousClock.now
    _ = try answer(room.port, post(live.drive + "/acts", "application/json", #"{"act": "next", "console": "bench"}"#))
    try picture(page, live.screen, room.port)
    next.append((ContinuousClock.now - start) / .seconds(1))
    usleep(500_000)
  }
}
row(
  "`project` to the first picture, PDF just registered, 2560 wide, slowest of 5", ms(percentile(first, 1)), "–", "≤ 1 s"
)
// As a PNG it was 237 KB.
row("the first picture of the PDF, 2560 wide", "\(bytes / 1024) KB", "–", "≤ 83 KB")
row("next page's picture, made ahead, slowest of 10", ms(percentile(next, 1)), "–", "≤ 30 ms")

// What was registered a minute before, and is drawn by then.
for (kind, file) in [
  ("PDF", material), ("PPTX of 65 slides", office + "/収容計画.pptx"), ("XLSX of 20,000 rows", office + "/備蓄.xlsx"),
] {
  var times: (drawn: [Double], first: [Double]) = ([], [])
  for _ in 0..<5 {
    let room = try Room(utsusu: utsusu, material: file)
    times.drawn.append(try room.untilDrawn(within: .seconds(60)))
    times.first.append(try firstPicture(in: room).seconds)
  }
  row(
    "`project` to the first picture, \(kind), drawn ahead, slowest of 5", ms(percentile(times.first, 1)), "–",
    "≤ 200 ms")
  row("… server's start to drawn ahead, slowest of 5", ms(percentile(times.drawn, 1)), "–", "≤ 60 s")
}
