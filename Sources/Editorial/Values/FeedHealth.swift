import FoundationEssentials
import Support

/// How a feed does, as its row on the board says it.
package struct FeedHealth: Sendable, Hashable {
    /// The options of the column Status.
    package enum Status: String, Sendable, CaseIterable {
        case ok = "OK"
        /// Nothing new for three times its rhythm, or for four weeks where it has none.
        case silent = "Silent"
        /// It could not be read.
        case failing = "Failing"
    }

    package let status: Status
    /// Date of the newest entry.
    package let lastItemAt: Date?
    /// Why it cannot be read; empty when it can.
    package let error: Message
    /// To one decimal.
    package let itemsAWeek: Double

    package init(status: Status, lastItemAt: Date?, error: Message, itemsAWeek: Double) {
        self.status = status
        self.lastItemAt = lastItemAt
        self.error = error
        self.itemsAWeek = itemsAWeek
    }
}

/// What is known of a feed that was polled.
package struct FeedHistory: Sendable, Hashable {
    package let feedID: String
    package let name: String
    package let address: String
    /// When it was first asked for at its address; nil before that, and where nobody noted it.
    package let orderedSince: Date?
    /// Why its last poll failed.
    package let error: Message?
    /// Dates of its newest entries, newest first.
    package let dates: [Date]
    /// How many entries it had in the last four weeks.
    package let lately: Int
    /// nil where it is every brand's.
    package let brandID: String?
    /// Its brand's.
    package let language: DeskLanguage

    package init(
        feedID: String, name: String, address: String = "", orderedSince: Date? = nil, error: Message?, dates: [Date], lately: Int,
        brandID: String? = nil, language: DeskLanguage = .english
    ) {
        self.address = address
        self.orderedSince = orderedSince
        self.brandID = brandID
        self.language = language
        self.feedID = feedID
        self.name = name
        self.error = error
        self.dates = dates
        self.lately = lately
    }
}

extension FeedHistory {
    /// Without three entries there is no rhythm; then this is a long time.
    package static let longSilence = Duration.seconds(28 * 86_400)
    /// The time that `lately` counts.
    package static let span = Duration.seconds(28 * 86_400)
    private static let rhythms = 3.0

    /// How the feed does now.
    package func health(at now: Date) -> FeedHealth {
        let status: FeedHealth.Status = error != nil ? .failing : isSilent(at: now) ? .silent : .ok
        return FeedHealth(status: status, lastItemAt: dates.first, error: error ?? "", itemsAWeek: itemsAWeek(at: now))
    }

    /// Since when nothing new has come: its newest entry, or that it was ordered where it never had one.
    package var silentSince: Date? { dates.first ?? orderedSince }

    /// Whether nothing new has come for long, whether it can be read or not.
    package func isSilent(at now: Date) -> Bool {
        guard let silentSince else { return false }
        let silence = now.timeIntervalSince(silentSince)
        guard dates.count > 2, let oldest = dates.last else { return silence > Self.longSilence.seconds }
        let rhythm = silentSince.timeIntervalSince(oldest) / Double(dates.count - 1)
        // A burst of entries makes no rhythm of minutes.
        return silence > max(rhythm * Self.rhythms, 86_400)
    }

    /// A feed whose entries reach back less far is judged by what it shows.
    private func itemsAWeek(at now: Date) -> Double {
        guard let oldest = dates.last else { return 0 }
        let week = 7 * 86_400.0
        let known = min(max(now.timeIntervalSince(oldest), week), Self.span.seconds)
        return (Double(lately) * week / known * 10).rounded() / 10
    }
}
