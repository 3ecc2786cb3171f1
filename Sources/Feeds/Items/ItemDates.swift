import FoundationEssentials
import Support

/// Which dates of a feed can be right. Pure.
enum ItemDates {
    /// Clocks and zones of publishers are off by so much.
    private static let slack = Duration.seconds(86_400)
    /// So few dates tell nothing of the feed.
    private static let least = 3

    /// One date in the future is wrong and is dropped; where most are, they are those of events to come, and stay.
    static func judged(_ dates: [Date?], now: Date) -> (dates: [Date?], isCalendar: Bool) {
        let latest = now + slack
        let given = dates.compactMap { $0 }
        let isCalendar = given.count >= least && given.filter { $0 > latest }.count * 2 > given.count
        return (isCalendar ? dates : dates.map { date in date.flatMap { $0 > latest ? nil : $0 } }, isCalendar)
    }
}
