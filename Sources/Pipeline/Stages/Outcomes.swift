import Editorial
import FoundationEssentials
import Support

/// What a sending's end means for its draft. Pure; used by the sender, the reconciler and a person's answer alike.
enum Outcomes {
    /// Live: the link goes to the page before anything else is said.
    static func published(_ row: inout Draft, permalink: String, by person: Person, detail: Message, now: Date) -> DraftFiling {
        row.state = .published
        row.board.touchedAt = now
        row.permalink = permalink.isEmpty ? row.permalink : permalink
        row.lastError = nil
        var face = BoardFace()
        face.publishedURL = row.permalink
        face.publishedAt = now
        var filed = filing(
            for: row, decision: Decision(kind: .published, by: person, at: now, hash: row.approval.liveHash ?? "", note: detail),
            face: face,
            comment: "Published: \(row.permalink.map { Message($0) } ?? "no address known").")
        filed.comment = FirstComment(of: row, now: now)
        return filed
    }

    /// Certainly not live, and no further attempt without an editor.
    static func failed(_ row: inout Draft, reason: Message, by person: Person, now: Date) -> DraftFiling {
        let hash = row.approval.liveHash ?? ""
        row.state = .failed
        row.approval = .none
        row.lastError = reason
        return filing(
            for: row, decision: Decision(kind: .notPublished, by: person, at: now, hash: hash, note: reason), face: BoardFace(),
            comment: "Not published: \(reason) Set the status to \"Approved\" to try again.", mentions: [.editors])
    }

    /// Certainly not live for a passing cause: prepared again when it is gone. A cause that the operator has to remove does
    /// not count against the draft; the page is told once.
    static func postponed(_ row: inout Draft, reason: Message, until: Date, counts: Bool) -> DraftFiling {
        let isNews = row.lastError != reason
        row.state = .slotted
        if counts { row.failures += 1 }
        row.retryAt = until
        row.lastError = reason
        return isNews ? filing(for: row, decision: nil, face: BoardFace(), comment: nil) : DraftFiling()
    }

    /// The account is parked: the post keeps its slot, and is made anew when the account goes on.
    static func parked(_ row: inout Draft, _ parking: Parking, now: Date) -> DraftFiling? {
        guard [.slotted, .prepared].contains(row.state) else { return nil }
        return postponed(&row, reason: parking.sentence, until: min(parking.until, now + AccountGate.rest), counts: false)
    }

    /// It may be live: evidence is looked for before anything else.
    static func inDoubt(_ row: inout Draft, why: Message) -> DraftFiling {
        row.state = .unknown
        row.lastError = why
        return DraftFiling()
    }

    /// It was not seen where it would be, and its account's owner would rather have it twice than not at all: once more.
    static func sentAgain(_ row: inout Draft, facts: Message, now: Date) -> DraftFiling? {
        guard row.state == .unknown else { return nil }
        let hash = row.approval.liveHash ?? ""
        row.state = .slotted
        row.retryAt = nil
        row.lastError = facts
        return filing(
            for: row, decision: Decision(kind: .sentAgain, by: copydesk, at: now, hash: hash, note: facts), face: BoardFace(),
            comment: "\(facts) It is sent once more, as this account's resend_unseen says.")
    }

    /// Only a person can tell.
    static func needsCheck(_ row: inout Draft, facts: Message) -> DraftFiling {
        row.state = .needsCheck
        row.lastError = facts
        return filing(
            for: row, decision: nil, face: BoardFace(),
            comment:
                "It is not known whether this post is live. \(facts) Please look there and choose \"published\" (with Published URL) or \"not published\" under Answer. Nothing is sent until then.",
            mentions: [.editors])
    }

    /// A person's answer to "Needs check".
    static func settle(_ row: inout Draft, isPublished: Bool, permalink: String, by person: Person, detail: Message, now: Date)
        -> DraftFiling?
    {
        guard row.state == .needsCheck else { return nil }
        return isPublished
            ? published(&row, permalink: permalink, by: person, detail: detail, now: now)
            : failed(&row, reason: detail, by: person, now: now)
    }

    /// What is live is not what was approved: everybody is told, and nothing is changed on the platform.
    static func incident(_ row: inout Draft, _ sentence: Message, editors: [Person], now: Date) -> DraftFiling? {
        guard row.state == .published else { return nil }
        let isNews = row.lastError != sentence
        row.lastError = sentence
        guard isNews else { return nil }
        return filing(
            for: row, decision: Decision(kind: .incident, by: copydesk, at: now, hash: row.approval.liveHash ?? "", note: sentence),
            face: BoardFace(), comment: "Incident: \(sentence)", mentions: editors)
    }

    /// What is live says what was approved again.
    static func incidentOver(_ row: inout Draft) -> DraftFiling? {
        guard row.state == .published, row.lastError != nil else { return nil }
        row.lastError = nil
        return filing(for: row, decision: nil, face: BoardFace(), comment: "The incident is over: the post says what was approved.")
    }

    /// How a post was received, onto its page; what is not available any more keeps its last number.
    static func measured(_ row: inout Draft, _ measurement: Measurement) -> DraftFiling? {
        guard row.state == .published else { return nil }
        var known = measurement
        known.numbers = measurement.numbers.following(row.board.measured?.numbers)
        row.board.measured = known
        return row.page == nil ? DraftFiling() : filing(for: row, decision: nil, face: BoardFace(), comment: nil)
    }

    /// Copydesk itself, in the decision log.
    static let copydesk = Person(id: "copydesk", name: "Copydesk")

    private static func filing(for row: Draft, decision: Decision?, face: BoardFace, comment: Message?, mentions: [Person] = [])
        -> DraftFiling
    {
        var filing = DraftFiling()
        filing.decision = decision
        let key = "\(row.id)@\(row.revision)"
        filing.updates.append(BoardUpdate(key: "\(key)#face", draftID: row.id, change: .face(face)))
        if let comment {
            filing.updates.append(
                BoardUpdate(key: "\(key)#outcome", draftID: row.id, change: .comment(text: comment, mentions: mentions, discussionID: nil)))
        }
        return filing
    }
}
