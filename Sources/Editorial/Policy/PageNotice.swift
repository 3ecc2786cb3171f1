import FoundationEssentials
import Support

/// What people are told on a page that is no draft's: the row of a feed, the page of a brand. Each is said once for its subject.
package struct PageNotice: Sendable {
    /// What kinds there are; the raw value is kept in the store.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A feed has had nothing new for long.
        case silent
        /// An account's token ends soon.
        case token
        /// A column was deleted or got another type.
        case column
        /// How a feed does was written onto its row.
        case health
    }

    package let kind: Kind
    /// What it is about: nobody is told of the same again.
    package let subject: String
    package let words: Message
    /// Roles stand for the people of a brand.
    package let people: [Person]
    package let pageID: String
    package let voice: Voice

    package init(_ kind: Kind, about subject: String, _ words: Message, to people: [Person], on pageID: String, in voice: Voice) {
        self.kind = kind
        self.subject = subject
        self.words = words
        self.people = people
        self.pageID = pageID
        self.voice = voice
    }

    /// A column is gone: on a brand's page, for its editors.
    package init(_ loss: ColumnLoss, on brand: Brand) {
        self.init(
            .column, about: Self.subject(loss.key, on: brand), loss.sentence, to: brand.editors, on: brand.id, in: brand.voice)
    }

    /// Begins the subjects of a lost column, whatever the brand.
    package static func isAbout(_ subject: String, column key: String) -> Bool { subject.hasPrefix("\(key)@") }

    private static func subject(_ key: String, on brand: Brand) -> String { "\(key)@\(brand.id)" }
}

extension PageNotice {
    /// A feed brings nothing any more: on its row, for the editors of its brand, or of all brands where it is every brand's. Nil while it
    /// does.
    package init?(silenceOf feed: FeedHistory, brands: [Brand], at now: Date) {
        guard feed.isSilent(at: now), let since = feed.silentSince else { return nil }
        let own = brands.first { $0.id == feed.brandID }
        let readers = own.map { [$0] } ?? brands
        self.init(
            .silent, about: feed.feedID, Self.silence(of: feed, since: Moment(since, isDay: true)), to: readers.flatMap(\.editors),
            on: feed.feedID, in: own?.voice ?? Voice(feed.language))
    }

    private static func silence(of feed: FeedHistory, since day: Moment) -> Message {
        if let error = feed.error {
            return "Nothing new has come from this feed since \(day). \(error) Put its new address under URL, or tick Paused."
        }
        return feed.dates.isEmpty
            ? "This feed has had no entry since it was ordered on \(day). See whether its address is right, or tick Paused."
            : "This feed has gone silent: nothing new since \(day). See whether it still exists, put its new address under URL, or tick Paused."
    }

    /// A token ends in so many days: on a brand's page, for those who approve, with the posts of the brand that it would stop. Nil before.
    package init?(endOf access: AccountAccess, account: String, on brand: Brand, risk: TokenRisk, at now: Date) {
        guard let step = TokenTerm.warning(access, at: now), step > 0, let end = access.personNeededAt(now) else { return nil }
        let posts: Message = risk.posts.isEmpty ? " No approved post is set for after that day yet." : risk.sentence(isDead: false)
        self.init(
            .token, about: "\(account)@\(brand.id)#\(end.milliseconds)-\(step)",
            "\(TokenTerm.sentence(access, account: account, at: now))\(posts)", to: brand.reviewers, on: brand.id, in: brand.voice)
    }
}
