import FoundationEssentials
import Support

/// Days and hours without posts, as a calendar file names them, with every repetition written out.
package struct HolidayCalendar: Sendable, Hashable, Codable {
    /// One of them.
    package struct Entry: Sendable, Hashable, Codable {
        package let name: String
        /// Whether start and end are times on the wall of whoever posts, as whole days are; else they are instants.
        package let isOnTheWall: Bool
        /// In seconds since 1970.
        package let start: Int64
        /// The first second after it.
        package let end: Int64

        package init(name: String, isOnTheWall: Bool, start: Int64, end: Int64) {
            self.name = name
            self.isOnTheWall = isOnTheWall
            self.start = start
            self.end = end
        }
    }

    /// The earliest first.
    package let entries: [Entry]

    package init(_ entries: [Entry]) {
        self.entries = entries.sorted { ($0.start, $0.end, $0.name) < ($1.start, $1.end, $1.name) }
    }

    /// What the calendar has at that instant; nil when nothing.
    package func entry(at instant: Date, wall: WallTime) -> Entry? {
        let seconds = Int64(instant.timeIntervalSince1970.rounded(.down))
        return entries.first { entry in
            let time = entry.isOnTheWall ? wall.seconds : seconds
            return entry.start <= time && time < entry.end
        }
    }
}
