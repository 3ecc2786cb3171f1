import FoundationEssentials
import Support

/// By what the entries of a feed are told apart. Each is worse than the one before it, and a feed never goes back.
package enum ItemNaming: String, Sendable, Hashable, Codable, CaseIterable {
    /// The guid, else the link, else what the entry says.
    case guid
    /// The link, for guids that are missing, shared or ever new.
    case link
    /// Link and date, for links that entries share.
    case linkAndDate
    /// What the entry says.
    case content

    /// This one and those that are worse.
    package var rest: ArraySlice<ItemNaming> { Self.allCases[(Self.allCases.firstIndex(of: self) ?? 0)...] }
}

/// What was learned of a feed over all its polls.
package struct FeedMemory: Sendable, Hashable, Codable {
    package var naming = ItemNaming.guid
    /// Polls in which most known entries came under new guids.
    package var rotations = 0
    /// Whether its dates are those of events to come.
    package var isCalendar = false
    /// When it was last read; a failed poll reads nothing.
    package var lastReadAt: Date?
    package var polls = 0
    /// Polls that the server answered with "not modified", and those whose document was the last one again.
    package var notModified = 0
    package var sameBody = 0
    /// Bytes of documents that came, that "not modified" spared, and that needed no reading for being the last ones again.
    package var bytesRead = 0
    package var bytesSpared = 0
    package var bytesSkipped = 0
    /// Bytes of the last document.
    package var lastSize = 0
    /// When all entries of a document, and not only what was new in it, were last held against what was taken out of the store.
    package var lookedThroughAt: Date?

    package init() {}
}

extension FeedMemory {
    /// So many polls with new guids for old entries make the guids worthless.
    private static let mostRotations = 2

    /// Takes a poll into account that went well.
    package mutating func note(_ reading: FeedReading, at now: Date) {
        (polls, lastReadAt) = (polls + 1, now)
        naming = reading.naming ?? naming
        isCalendar = reading.isCalendar ?? isCalendar
        guard let size = reading.size else {
            notModified += 1
            bytesSpared += lastSize
            return
        }
        (bytesRead, lastSize) = (bytesRead + size, size)
        if reading.items == nil { (sameBody, bytesSkipped) = (sameBody + 1, bytesSkipped + size) }
    }

    /// Takes into account that most of what came was known under other guids.
    package mutating func noteRotation() {
        rotations += 1
        if naming == .guid, rotations >= Self.mostRotations { naming = .link }
    }
}

extension FeedState {
    /// Whether what came is to be looked through as a whole, after this state: entries that stay as they are in a document are otherwise never
    /// held against what was taken out of the store, whose tombstones last a year.
    package func looksThrough(_ reading: FeedReading, now: Date) -> Bool {
        // What broke off or is only what changed says nothing of the rest.
        guard reading.items != nil, reading.state.isCut != true, reading.state.wholeAt != wholeAt else { return false }
        return memory?.lookedThroughAt.map { $0 + FeedHistory.span <= now } ?? true
    }
}
