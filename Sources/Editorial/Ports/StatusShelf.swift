import FoundationEssentials

/// Faults that people must know, one per key until it is gone.
package protocol FaultShelf: Sendable {
    /// Notes a fault; a repeated one counts up and keeps its first time. True when it is new.
    @discardableResult
    func report(_ fault: Fault, now: Date) async throws -> Bool
    /// Forgets faults whose cause is gone.
    func clear(faults keys: [String]) async throws
    /// Forgets the faults whose key begins with `prefix`, but for those that still stand.
    func clear(faultsUnder prefix: String, except standing: Set<String>) async throws
}

extension FaultShelf {
    /// Forgets a fault whose cause is gone.
    package func clear(fault key: String) async throws { try await clear(faults: [key]) }
}

/// What status, health, metrics and `why` read.
package protocol StatusShelf: Sendable {
    /// Everything the status page shows, read in one piece.
    func status(now: Date) async throws -> DeskStatus
    /// The life of one item, candidate or draft, as dated sentences; empty when the id is unknown.
    func story(of id: String) async throws -> [StoryLine]
    /// The items at an address, or with a title: those of that very title, else those that have the words in it; the newest first.
    func items(called words: String, most: Int) async throws -> [NamedItem]
}

/// An item as people know it.
package struct NamedItem: Sendable, Hashable {
    package let id: String
    package let title: String
    package let feed: String
    package let seenAt: Date

    package init(id: String, title: String, feed: String, seenAt: Date) {
        self.id = id
        self.title = title
        self.feed = feed
        self.seenAt = seenAt
    }
}

/// A dated sentence of a draft's life.
package struct StoryLine: Sendable, Hashable, Codable {
    package let at: Date
    package let sentence: String
    package init(at: Date, sentence: String) {
        self.at = at
        self.sentence = sentence
    }
}

/// The desk at a glance.
package struct DeskStatus: Sendable, Codable {
    /// Rows waiting for one loop.
    package struct Queue: Sendable, Codable {
        /// "feeds due", "candidates", or a draft state.
        package let name: String
        package let count: Int
        package let oldest: Date?
        package init(name: String, count: Int, oldest: Date?) {
            self.name = name
            self.count = count
            self.oldest = oldest
        }
    }
    /// A draft that is due or waits for somebody.
    package struct Entry: Sendable, Codable {
        package let draftID: String
        package let title: String
        package let account: String
        package let state: String
        package let at: Date?
        package let note: String
        package let url: String?
        /// What it waits for people to do; nil while Copydesk is at it.
        package let errand: Errand?
        /// How the post was received; nil until that was read.
        package let measured: Measurement?
        package init(
            draftID: String, title: String, account: String, state: String, at: Date?, note: String, url: String?, errand: Errand? = nil,
            measured: Measurement? = nil
        ) {
            self.measured = measured
            self.draftID = draftID
            self.title = title
            self.account = account
            self.state = state
            self.at = at
            self.note = note
            self.url = url
            self.errand = errand
        }
    }
    /// A feed's health.
    package struct Feed: Sendable, Codable {
        package let name: String
        /// Its address, or host and path alone when the address holds more, such as a key.
        package let url: String
        package let lastPollAt: Date?
        package let nextPollAt: Date?
        package let items: Int
        package let error: String?
        /// A status is passed on and looked at together: passwords and keys in addresses stay out of it.
        package init(name: String, url: String, lastPollAt: Date?, nextPollAt: Date?, items: Int, error: String?) {
            self.name = WebAddresses.shown(name)
            self.url = WebAddresses.shown(url)
            self.lastPollAt = lastPollAt
            self.nextPollAt = nextPollAt
            self.items = items
            self.error = error.map(WebAddresses.shown)
        }
    }
    /// A fault and how long it has lasted, or did.
    package struct OpenFault: Sendable, Codable {
        package let key: String
        package let sentence: String
        package let since: Date
        package let last: Date
        package let count: Int
        package init(key: String, sentence: String, since: Date, last: Date, count: Int) {
            self.key = WebAddresses.shown(key)
            self.sentence = WebAddresses.shown(sentence)
            self.since = since
            self.last = last
            self.count = count
        }
    }

    /// The key of the fault that stands while nothing can be stored.
    package static let storeFault = "store"

    package let now: Date
    package let queues: [Queue]
    /// Approved posts of the next 24 hours, soonest first.
    package let due: [Entry]
    /// Drafts that wait for people, each with its errand, the longest waiting first.
    package let waiting: [Entry]
    /// Drafts with an error, an unknown outcome or many failures.
    package let stuck: [Entry]
    /// The last 20 publications.
    package let published: [Entry]
    package let feeds: [Feed]
    package private(set) var faults: [OpenFault]
    /// The last 20 faults whose cause is gone, the latest first.
    package let pastFaults: [OpenFault]
    /// What models took today, by brand and model.
    package let spending: [Spending]

    package init(
        now: Date, queues: [Queue], due: [Entry], waiting: [Entry], stuck: [Entry], published: [Entry], feeds: [Feed],
        faults: [OpenFault], pastFaults: [OpenFault] = [], spending: [Spending] = []
    ) {
        self.now = now
        self.queues = queues
        self.due = due
        self.waiting = waiting
        self.stuck = stuck
        self.published = published
        self.feeds = feeds
        self.faults = faults
        self.pastFaults = pastFaults
        self.spending = spending
    }

    /// The same with a fault before the others.
    package func with(_ fault: OpenFault?) -> DeskStatus {
        var status = self
        if let fault { status.faults.insert(fault, at: 0) }
        return status
    }
}
