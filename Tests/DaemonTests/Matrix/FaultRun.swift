import Editorial
import FoundationEssentials
import ProofKit
import Rehearsal
import Storage
import Support
import Testing

@testable import Daemon

/// One row of the table, played in a house of its own, and what is wrong with how it ended.
struct FaultRun: Sendable {
    let row: FaultRow
    var breakage = Breakage.none

    func problems() async throws -> [String] {
        let found = Locked<[String]>([])
        let account = row.step == .memberCreate ? "Editor in person" : "Company page"
        let hasPicture = row.step != .desk && row.step != .store
        try await FaultHouse.open(
            account: account, hasPicture: hasPicture, hasComment: row.step.isOfComment, isConnected: row.step == .refresh,
            breakage: breakage
        ) { house in
            let problems = try await play(house)
            found.withLock { $0 = problems }
        }
        return found.withLock { $0 }
    }

    private func play(_ house: FaultHouse) async throws -> [String] {
        var problems: [String] = []
        if row.step == .submit {
            try fail(house)
            problems += try await outlast(house, 0)
        }
        try await house.schedule()
        let slot = try #require(try await house.draft().slot)
        let others = try await trouble(house)
        if row.step != .submit { problems += try await outlast(house, others) }
        if try await !house.rest() { problems.append("it never comes to rest") }
        if !house.hasHadAllTrouble { problems.append("the trouble never befell it") }
        problems += judge(house, others) + judgeTimes(of: posts(house, but: others), slot)
        if house.status == "Needs check" { problems += try await answer(house, others) }
        return problems
    }

    /// Lets a trouble that stands go on for ten minutes; then the operator ends it.
    private func outlast(_ house: FaultHouse, _ others: Int) async throws -> [String] {
        guard let meanwhile = row.meanwhile else { return [] }
        var problems: [String] = []
        if row.step == .submit {
            try await house.submit(within: .seconds(600))
        } else {
            try await house.prepare()
            if row.step.isCreate { try await house.leap(to: .slot) }
            if try await house.rest(within: .seconds(600)), !row.step.isBehindPost {
                problems.append("it is at rest while the trouble stands")
            }
        }
        if house.status != meanwhile { problems.append("its page says \"\(house.status)\" while the trouble stands") }
        if !posts(house, but: others).isEmpty, !row.step.isBehindPost { problems.append("it is live while the trouble stands") }
        house.endTrouble()
        try await house.line.start()
        return problems
    }

    // MARK: the trouble

    /// Sets the stage; gives the posts that others make.
    private func trouble(_ house: FaultHouse) async throws -> Int {
        switch row.step {
        case .create where isRepetition, .memberCreate where isRepetition:
            try await house.prepare()
            try await house.leap(to: .slot)
            try postByHand(house)
        case .submit: break
        case .refresh, .initialise, .upload, .status, .create, .memberCreate: try fail(house)
        case .find, .verify:
            house.theatre.linkedIn.faults.add(Rehearsal.Fault(.resetAfter, path: "/rest/posts", method: "POST"))
            try fail(house)
        case .pageLook, .brandLook:
            try await house.prepare()
            try await house.leap(to: .slot)
            try fail(house)
        case .face, .note, .readBack, .comment, .commentLook:
            if row.step == .commentLook {
                house.theatre.linkedIn.faults.add(Rehearsal.Fault(.resetAfter, path: Self.comments, method: "POST"))
            }
            try await house.prepare()
            try await house.leap(to: .slot)
            try await house.line.drain("send")
            let state = try await house.draft().state
            try #require(state == .published)
            try fail(house)
        case .desk:
            try await house.prepare()
            let page = try #require(house.row)
            // At the page's own level the callout says the same words.
            let words = house.theatre.notion.desk.blocks(of: page.id).first { $0.depth == 1 && $0.text.hasPrefix("A post goes out") }
            try house.theatre.notion.desk.perform(.editBlock(try #require(words).id, text: "Something else goes out."))
            try await house.leap(to: .slot)
        case .store:
            try await house.prepare()
            try await alter(house)
            try await house.leap(to: .slot)
        }
        return isRepetition ? 1 : 0
    }

    /// Whether somebody else posts the same just before.
    private var isRepetition: Bool { row.trouble == .liveDuplicate || row.trouble == .ghostDuplicate }

    private func fail(_ house: FaultHouse) throws {
        let (method, path) = try request(house)
        let peer = row.step.isOfNotion ? house.theatre.notion.desk.faults : house.theatre.linkedIn.faults
        switch row.trouble {
        case .killedBefore: house.wire.plan(.dieBefore, method: method, path: path) { house.line.die() }
        case .killedAfter: house.wire.plan(.dieAfter, method: method, path: path) { house.line.die() }
        case .silenceAfter, .drip: house.wire.plan(.hurry, method: method, path: path) {}
        default: break
        }
        if let kind { peer.add(Rehearsal.Fault(kind, path: path, method: method, count: row.meanwhile == nil ? 1 : nil)) }
    }

    /// The request that the trouble is about: the step's first.
    private func request(_ house: FaultHouse) throws -> (method: String, path: String) {
        switch row.step {
        case .submit: ("POST", "/v1/pages")
        case .refresh: ("POST", "/oauth/v2/accessToken")
        case .initialise: ("POST", "/rest/images")
        case .upload: ("PUT", "/dms-uploads/*")
        case .status: ("GET", "/rest/images/*")
        case .pageLook: ("GET", "/v1/pages/\(try #require(house.row).id)")
        case .brandLook: ("GET", "/v1/pages/\(house.brand)")
        case .create, .memberCreate, .desk, .store: ("POST", "/rest/posts")
        case .find: ("GET", "/rest/posts")
        case .verify, .readBack: ("GET", "/rest/posts/*")
        case .face: ("PATCH", "/v1/pages/*")
        case .note: ("POST", "/v1/comments")
        case .comment: ("POST", Self.comments)
        case .commentLook: ("GET", Self.comments)
        }
    }

    private static let comments = "/rest/socialActions/*"

    /// What the peer does; nil where it does nothing out of the order.
    private var kind: Rehearsal.Fault.Kind? {
        switch row.trouble {
        case .failsBefore: .status(500)
        case .failsAfter: .statusAfter(500)
        case .resetAfter: .resetAfter
        case .silenceAfter: .slow(.seconds(5))
        case .throttled: .status(429)
        case .throttledUntil: .throttled(retryAfter: 700)
        case .token: .status(401)
        case .right: .status(403)
        case .withoutID: row.step.isCreate ? .withoutHeader("x-restli-id") : .emptied
        case .truncated: .truncate
        case .page: .html(200)
        case .pageAfter: .htmlAfter(200)
        case .drip: .drip
        case .killedBefore, .killedAfter, .liveDuplicate, .ghostDuplicate, .edited, .altered: nil
        }
    }

    /// Somebody posts the same words without Copydesk, and LinkedIn remembers them.
    private func postByHand(_ house: FaultHouse) throws {
        let isGhost = row.trouble == .ghostDuplicate
        house.theatre.linkedIn.configure { settings in
            settings.duplicateWindow = .seconds(30 * 86_400)
            settings.citesGhosts = isGhost
        }
        let author = row.step == .memberCreate ? LinkedInSettings.memberAuthor : LinkedInSettings.pageAuthor
        house.theatre.linkedIn.postByHand(as: author, text: FaultHouse.words)
    }

    /// Other words in the prepared request than in the approved text.
    private func alter(_ house: FaultHouse) async throws {
        let known = try await house.store.prepared(ofDraft: house.draftID)
        let post = try #require(known)
        let other = PreparedPost(
            draftID: post.draftID, approvalHash: post.approvalHash, body: post.body.replacing("A post", with: "Another"),
            bodyHash: post.bodyHash, mediaURN: post.mediaURN, text: post.text, preparedAt: post.preparedAt)
        try await house.store.amend(house.draftID, lease: nil, now: house.clock.now()) { _ in
            var filing = DraftFiling()
            filing.prepared = other
            return filing
        }
    }

    // MARK: the judge

    /// What readers see besides what others posted.
    private func posts(_ house: FaultHouse, but others: Int) -> [LedgerPost] { Array(house.theatre.linkedIn.allPosts.dropFirst(others)) }

    private func judge(_ house: FaultHouse, _ others: Int) -> [String] {
        var problems: [String] = []
        func demand(_ holds: Bool, _ words: String) { if !holds { problems.append(words) } }
        let mine = posts(house, but: others)
        let creates = house.theatre.linkedIn.attempts.count
        demand(house.status == row.end, "its page says \"\(house.status)\" instead of \"\(row.end)\"")
        demand(mine.count == row.posts, "\(mine.count) posts instead of \(row.posts)")
        demand(creates == row.creates, "\(creates) creates instead of \(row.creates)")
        demand(house.readings == (row.reading.map { [$0] } ?? []), "read back as \(house.readings) instead of \(row.reading ?? "nothing")")
        let comments = house.theatre.linkedIn.comments
        demand(comments.count == row.comments, "\(comments.count) first comments instead of \(row.comments)")
        demand(comments.allSatisfy { $0.text == FaultHouse.comment && $0.post == mine.first?.urn }, "another comment: \(comments)")
        let pages = house.theatre.notion.desk.rows(of: "Drafts").count
        demand(pages == 1, "\(pages) pages on the desk")
        demand(mine.allSatisfy { $0.text == FaultHouse.words && !$0.isCut }, "other words than the approved ones are live")
        let notes = house.comments.filter { $0.hasPrefix("Published: ") }.count
        demand(notes == (row.end == "Published" ? 1 : 0), "\(notes) notes that it is published")
        demand(house.comments.contains { $0.contains(row.words) } || row.words.isEmpty, "its page does not say \"\(row.words)\"")
        let wrongs = house.theatre.linkedIn.log.violations.filter { $0.kind != "duplicate-post" } + house.theatre.notion.desk.violations
        problems += wrongs.map { "\($0.kind): \($0.detail)" }
        return problems
    }

    private func judgeTimes(of posts: [LedgerPost], _ slot: Date) -> [String] {
        let times = row.out.times(for: slot)
        return posts.filter { post in times.map { !$0.contains(post.createdAt) } ?? true }.map {
            "it went out \(Int($0.createdAt.timeIntervalSince(slot))) s after its slot instead of \(row.out.rawValue)"
        }
    }

    /// A person looks, and tells the truth: that ends it, and nothing more is sent.
    private func answer(_ house: FaultHouse, _ others: Int) async throws -> [String] {
        guard let page = house.row?.id else { return ["it has no page"] }
        let post = posts(house, but: others).first
        if let post {
            let url = "\(house.theatre.linkedIn.baseURL)/feed/update/\(post.urn)/"
            try house.theatre.notion.desk.perform(.setProperty(page: page, name: "Published URL", value: .string(url)))
        }
        let words: JSON = post == nil ? "not published" : "published"
        try house.theatre.notion.desk.perform(.setProperty(page: page, name: "Answer", value: words))
        for _ in 0..<3 {
            try await house.poll()
            try await house.rest(within: .seconds(3600))
        }
        let end = post == nil ? "Failed" : "Published"
        let isLeft = house.theatre.linkedIn.allPosts.count == others + (post == nil ? 0 : 1)
        return (house.status == end ? [] : ["answered, its page says \"\(house.status)\""])
            + (isLeft ? [] : ["answered, something was sent"])
    }
}
