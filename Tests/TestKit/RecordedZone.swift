import FoundationEssentials
import Support

/// One zone file and what Python's zoneinfo makes of its posting times in 2026 and 2027, as scripts/zones.py wrote it down.
package struct RecordedZone: Sendable {
    /// All names of the file.
    package let names: [String]
    /// The zone file's bytes.
    package let file: [UInt8]
    /// Each day at 02:30, then each day at 09:00.
    package let days: [Slot]
    /// The minutes around each change of the clock.
    package let edges: [Slot]

    /// A wall time and its instant, both in minutes since 2026-01-01 00:00 (of the wall, and UTC).
    package struct Slot: Sendable {
        let wall: Int
        let instant: Int

        /// What the clock on the wall says.
        package var time: WallTime { WallTime(seconds: RecordedZone.start + Int64(wall) * 60) }
        /// When that is.
        package var date: Date { Date(timeIntervalSince1970: Double(RecordedZone.start + Int64(instant) * 60)) }
        /// By how much the wall's clock is ahead of UTC then; in a gap, before it.
        package var offset: Int { wall - instant }
    }

    private static let start = WallTime(year: 2026, month: 1, day: 1).seconds

    /// The version of tzdata that the files were made from, and every zone of it.
    package static let all = try! read(from: Files.folder(of: #filePath) + "/../SupportTests/Fixtures")

    private static func read(from folder: String) throws -> (version: String, zones: [RecordedZone]) {
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
