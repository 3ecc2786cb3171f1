import Support

/// One zone file and what Python's zoneinfo makes of it, as scripts/zones.py wrote it down.
struct RecordedZone: Sendable {
    /// All names of the file.
    let names: [String]
    let file: [UInt8]
    let days: [Slot]
    let edges: [Slot]

    /// A wall time and its instant, both in minutes since 2026-01-01 00:00 (of the wall, and UTC).
    struct Slot: Sendable {
        let wall: Int
        let instant: Int
    }

    /// The version of tzdata that the files were made from, and every zone of it.
    static func all(in folder: String) throws -> (version: String, zones: [RecordedZone]) {
        var files = try Files.read(folder + "/zones.tzif", limit: 1 << 20)[...]
        let text = String(decoding: try Files.read(folder + "/zones.txt", limit: 1 << 20), as: UTF8.self)
        let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
        let zones = stride(from: 1, to: lines.count, by: 3).map { index in
            let length = Int(lines[index][1])!
            defer { files.removeFirst(length) }
            return RecordedZone(
                names: lines[index].dropFirst(2).map(String.init), file: Array(files.prefix(length)), days: days(lines[index + 1]),
                edges: edges(lines[index + 2]))
        }
        return (String(lines[0][1]), zones)
    }

    /// `days 02:30 60x87 90x1 ... 09:00 60x87 ...`
    private static func days(_ words: [Substring]) -> [Slot] {
        var slots: [Slot] = []
        var wall = 0
        for word in words.dropFirst() {
            if word.contains(":") {
                wall = Int(word.prefix(2))! * 60 + Int(word.suffix(2))!
                continue
            }
            let run = word.split(separator: "x").map { Int($0)! }
            for _ in 0..<run[1] {
                slots.append(Slot(wall: wall, instant: wall - run[0]))
                wall += 1440
            }
        }
        return slots
    }

    /// `edges 125399=60 125400=60 ...`
    private static func edges(_ words: [Substring]) -> [Slot] {
        words.dropFirst().map { word in
            let numbers = word.split(separator: "=").map { Int($0)! }
            return Slot(wall: numbers[0], instant: numbers[0] - numbers[1])
        }
    }
}
