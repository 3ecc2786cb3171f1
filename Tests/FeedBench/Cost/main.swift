import Support

internal import Glibc

// feedcost parse LIST | sanitise FRAGMENTS | rows COUNT: what reading feeds costs, as CPU seconds and memory.
let words = CommandLine.arguments
let before = ProcessUsage.current().cpuSeconds
switch words.count == 3 ? words[1] : "" {
case "parse": print(try await FeedCost.parse(list: words[2]))
case "read": print(try FeedCost.read(list: words[2]))
case "rows": print(try FeedCost.rows(Int(words[2]) ?? 10_000))
case "sanitise": print(try FeedCost.sanitise(fragments: words[2]))
default:
    StandardError.write("Usage: feedcost parse LIST | sanitise FRAGMENTS | rows COUNT\n")
    exit(2)
}
let spent = ProcessUsage.current()
let memory = Double(spent.residentBytes >> 10) / 1024
print(JSON.object(["cpu": .number(spent.cpuSeconds - before), "memory": .number(memory)]).text)
