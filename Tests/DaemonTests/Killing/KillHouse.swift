import Editorial
import FoundationEssentials
import Glibc
import Rehearsal
import Storage
import Support
import TestKit
import Testing

@testable import Daemon

/// A house whose daemon may be struck at any moment. The look-alikes, and with them the ledger, live in the test's own process.
struct KillHouse: Sendable {
    let house: Playhouse
    /// What the editor approved, by page.
    private let verdicts = Locked<[String: AutomaticEditor.Verdict]>([:])
    /// The approved pages that have not come to an end.
    private let underway = Locked<Set<String>>([])
    private let lives = Locked(0)
    private let seeded = Locked(0)
    /// Whether posts of this house have first comments.
    private let commented = Locked(false)

    static let accounts = ["Company page", "Editor in person"]
    /// Shorter than the 10 s for which a reading of the desk and an arming are good.
    static let step = Duration.seconds(8)
    static let poll = Duration.seconds(30)
    /// A slot each half hour, the day round.
    private static let slots = (0..<24).flatMap { ["daily \($0):00", "daily \($0):30"] }.joined(separator: ", ")

    /// Opens a house and closes it again. What was killed in it may have left no damage in the store.
    static func open(_ play: @escaping @Sendable (KillHouse) async throws -> Void) async throws {
        try await Playhouse.open(accounts: accounts) { house in
            let stage = KillHouse(house: house)
            try stage.clear()
            try await play(stage)
            try await stage.checkStore()
        }
    }

    private init(house: Playhouse) { self.house = house }

    // MARK: the stage

    /// Nothing but the brand is left: what is published here was seeded.
    private func clear() throws {
        for row in house.notion.rows(of: "Feeds") + house.notion.rows(of: "Briefs") { try house.notion.perform(.trash(row.id)) }
        for (name, value) in ["Slots": JSON.string(Self.slots), "Maximum a day": .null, "Blackouts": .null] {
            try house.notion.perform(.setProperty(page: house.brand, name: name, value: value))
        }
        try house.edit { text in
            text.replacing("poll = \"15s\"", with: "poll = \"30s\"")
                // The drafts of this house are much alike, and nobody is asked about that here.
                .replacing("gap = \"30m\"", with: "gap = \"1m\"\nrepetition = \"0s\"")
        }
    }

    /// Puts drafts into the store, as a writer would have, and lets the daemon bring them to the desk.
    ///
    /// With a slot days away they lie still until an editor gives them another date.
    func submit(
        _ count: Int, account: String? = nil, hasPicture: Bool? = nil, hasComment: Bool = false, isParked: Bool = false
    ) async throws {
        let now = house.clock.now()
        if hasComment { commented.withLock { $0 = true } }
        try await withStore { scratch in
            // Once: a brand that the daemon has read is read again only when its page was edited.
            if try await scratch.store.brand(house.brand) == nil {
                try await scratch.seedBrand(house.brand) { $0.accounts = Self.accounts }
            }
            for _ in 0..<count {
                let number = seeded.withLock { seeded in
                    seeded += 1
                    return seeded
                }
                let picture = hasPicture ?? (number % 3 != 0) ? Self.picture(number) : nil
                if let picture { try await scratch.store.keep(picture) }
                let slot = isParked ? now + .seconds(10 * 86400 + number * 1800) : nil
                try await scratch.seedDraft(
                    Identifier.make(at: now), brand: house.brand, account: account ?? Self.accounts[number % 2], slot: slot, now: now
                ) { draft in
                    draft.title = "Draft \(number)"
                    draft.content = PostContent(
                        text: "Post number \(number) goes out *once* (and once only).\n\n#Exactly\(number)",
                        altText: picture == nil ? "" : "The number \(number)", pictureHash: picture?.hash,
                        comment: hasComment ? "Source: https://news.example/\(number)" : nil)
                }
            }
        }
        let life = try start()
        let isShown = try await drive(life) {
            house.drafts.count == seeded.withLock { $0 } && fresh.allSatisfy(isComplete)
        }
        #expect(isShown)
        try await life.daemon.stop()
    }

    /// Whether all that is to be approved stands on the page: the picture comes after the text.
    private func isComplete(_ row: NotionRow) -> Bool {
        let hasPicture = !house.notion.files(of: row.id, property: "Picture").isEmpty
        return row.properties["Status"] == "In review" && (row.properties["Alt text"]?.string ?? "").isEmpty != hasPicture
    }

    /// Drafts that no editor has looked at.
    var fresh: [NotionRow] {
        let known = verdicts.withLock { Set($0.keys) }
        return house.drafts.filter { !known.contains($0.id) }
    }

    /// The head of a PNG, which is all that the look-alikes read, and a body of its own.
    static func picture(_ number: Int) -> Picture {
        let head: [UInt8] = [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 4, 176, 0, 0, 2, 115,
        ]
        let bytes = head + Array("picture \(number)".utf8)
        let provenance = Picture.Provenance(
            engine: "test", model: "", prompt: "", negativePrompt: "", seed: number, deliveredWidth: 1200, deliveredHeight: 627, steps: [])
        return Picture(
            bytes: bytes, mediaType: "image/png", width: 1200, height: 627, hash: SHA256.hex(of: bytes), provenance: provenance)
    }

    private func withStore(_ body: @Sendable (ScratchStore) async throws -> Void) async throws {
        try await body(
            ScratchStore(folder: ScratchFolder(lent: house.folder.path), url: "sqlite:copydesk.db", now: house.clock.now()))
    }

    private func checkStore() async throws {
        let now = house.clock.now()
        try await withStore { scratch in
            #expect(try await scratch.store.check() == [])
            let armed = try await scratch.store.status(now: now).queues.first { $0.name == "armed" }
            #expect(armed == nil)
        }
    }

    // MARK: the editor

    /// Approves what the page shows now; with a wish, for that time.
    func approve(_ page: String, in wish: Duration? = nil) throws {
        if let wish {
            let date = (house.clock.now() + wish).timeIntervalSince1970 / 60
            let minute = Date(timeIntervalSince1970: date.rounded(.up) * 60)
            try house.notion.perform(.setProperty(page: page, name: "Publish at", value: .string(Timestamp.text(minute))))
        }
        try house.notion.perform(.setProperty(page: page, name: "Status", value: "Approved"), by: .ada)
        guard let row = house.notion.row(page) else { return }
        let seen = AutomaticEditor.seen(row, on: house.notion)
        verdicts.withLock { $0[page] = (.approve, seen) }
        underway.withLock { _ = $0.insert(page) }
    }

    /// Takes an approval back.
    func withdraw(_ page: String) throws {
        try house.notion.perform(.setProperty(page: page, name: "Status", value: "In review"), by: .ada)
        verdicts.withLock { $0[page] = (.approve, nil) }
        underway.withLock { _ = $0.remove(page) }
    }

    /// Closes a draft, so that later lives have no more to do than this one.
    func reject(_ page: String) throws {
        try house.notion.perform(.setProperty(page: page, name: "Status", value: "Rejected"), by: .ada)
    }

    /// Answers a "Needs check" with the truth; a draft that is not live may be approved again.
    func answer(_ page: String) throws {
        let post = posts(of: page).first
        if let post {
            let url = "\(house.linkedIn.baseURL)/feed/update/\(post.urn)/"
            try house.notion.perform(.setProperty(page: page, name: "Published URL", value: .string(url)))
        }
        let words: JSON = post == nil ? "not published" : "published"
        try house.notion.perform(.setProperty(page: page, name: "Answer", value: words), by: .ada)
        underway.withLock { _ = $0.insert(page) }
    }

    /// The posts that have the words of a page, seen or not.
    func posts(of page: String) -> [LedgerPost] {
        guard let row = house.notion.row(page) else { return [] }
        let text = AutomaticEditor.seen(row, on: house.notion).text
        return house.linkedIn.allPosts.filter { $0.text == text }
    }

    /// The first comments under the posts of a page.
    func firstComments(of page: String) -> [LedgerComment] {
        let urns = posts(of: page).map(\.urn)
        return house.linkedIn.comments.filter { urns.contains($0.post) }
    }

    /// What a page says of its first comment; nil while it says nothing.
    func wordOfComment(on page: String) -> String? {
        let words = [
            "The first comment is under the post", "It is not known whether the first comment", "The first comment was not written",
        ]
        return house.notion.comments(on: page).map(\.text).last { text in words.contains(where: text.hasPrefix) }
    }

    /// Whether a page of a post with a first comment still waits for word of it.
    private func awaitsComment(_ page: String) -> Bool {
        status(page) == "Published" && wordOfComment(on: page) == nil && commented.withLock { $0 }
    }

    /// The posts that went out before the slot on their page, or so much after it.
    func posts(after lateness: Duration) -> [String] {
        house.drafts.compactMap { row in
            guard let slot = row.properties["Publish at"]?.string.flatMap(Timestamp.parse),
                let url = row.properties["Published URL"]?.string,
                let post = house.linkedIn.allPosts.first(where: { url.contains($0.urn) })
            else { return nil }
            return (slot...slot + lateness).contains(post.createdAt)
                ? nil : "\(row.title) at \(Timestamp.text(post.createdAt)) for \(Timestamp.text(slot))"
        }
    }

    func status(_ page: String) -> String { house.notion.row(page)?.properties["Status"]?.string ?? "" }

    /// The look-alike's ledger and the desk against what was approved.
    func judge() -> Judgement { Judgement(house.theatre, verdicts.withLock { $0 }, .publishedOrExplained) }

    // MARK: lives

    /// One life of the daemon.
    struct Life: Sendable {
        let daemon: DaemonChild
        let points: KillPoints
    }

    /// Starts the daemon, to be struck where it says.
    func start(_ strike: KillPoints.Strike? = nil) throws -> Life {
        let number = lives.withLock { lives in
            lives += 1
            return lives
        }
        let points = KillPoints(
            journal: house.folder.file("life-\(number % 4)"), ports: [house.theatre.notion.port, house.linkedIn.port], strike: strike)
        try Files.remove(points.journal)
        let daemon = try DaemonChild(house.path, clock: house.folder.file("clock"), environment: points.environment)
        return Life(daemon: daemon, points: points)
    }

    /// Lets desk time pass whenever nothing moves, until the condition holds; false when the daemon has ended or stands still before.
    func drive(_ life: Life, until isDone: () throws -> Bool) async throws -> Bool {
        var (last, quiet) = (pulse(life), 0)
        // Looks that came late, as on a busy machine, are worth less.
        var patience = 40_000 * Double(1 + unsettled.count / 10)
        while patience > 0 {
            if life.daemon.isStill { return false }
            let began = ContinuousClock.now
            try await Task.sleep(for: .milliseconds(3))
            let beat = pulse(life)
            // On a busy machine silence may only mean that somebody waits for a processor, the look-alikes too.
            let isPunctual = began.duration(to: .now) < .milliseconds(12)
            patience -= isPunctual ? 1 : 0.2
            if beat != last { quiet = 0 } else if isPunctual { quiet += 1 }
            last = beat
            // A start is slow: until the store is open there is nothing to wait for.
            guard quiet >= 5, life.points.size > 0 else { continue }
            if life.daemon.isBusy { quiet -= 2; continue }
            if try isDone() { return true }
            try approveAgain()
            let (next, now) = (nextMoment(), house.clock.now())
            // What is on its way to Notion must not be leapt over: the daemon would think that it stood still.
            guard next <= now + Self.poll || quiet >= 50 else { continue }
            quiet = 0
            house.clock.jump(to: next)
        }
        throw Missing(
            description: "no rest for minutes; \(unsettled) are \(unsettled.map(status)):\n"
                + life.daemon.lines.suffix(40).joined(separator: "\n"))
    }

    /// As an editor whom the page asks for it, because the daemon stood still while it wrote there, or wrote while it was approved.
    private func approveAgain() throws {
        for page in unsettled where status(page) == "In review" {
            let words = house.notion.comments(on: page).last?.text ?? ""
            if ["The approval has ended", "approve again"].contains(where: words.contains) { try approve(page) }
        }
    }

    /// As `drive`, until all that was approved has come to its end and the desk says so.
    func driveToRest(_ life: Life) async throws -> Bool {
        var calm = 0
        return try await drive(life) {
            calm = unsettled.isEmpty ? calm + 1 : 0
            return calm > 4
        }
    }

    /// Runs without a strike to the rest of all that was approved; then stops in order.
    func rest() async throws {
        let life = try start()
        guard try await driveToRest(life) else {
            throw Missing(description: "the daemon ended by itself:\n" + life.daemon.lines.suffix(40).joined(separator: "\n"))
        }
        #expect(try await life.daemon.stop() == 0)
    }

    /// Until nothing has happened for a while.
    func settle(_ life: Life) async throws {
        var (seen, quiet) = (pulse(life), 0)
        while quiet < 6 {
            try await Task.sleep(for: .milliseconds(20))
            quiet = pulse(life) == seen ? quiet + 1 : 0
            seen = pulse(life)
        }
    }

    /// Grows with everything that happens.
    private func pulse(_ life: Life) -> Int {
        life.points.size + life.daemon.lines.count
            + house.theatre.calls.values.reduce(0) { $0 + $1.values.reduce(0, +) }
    }

    /// Straight to the next preparation when there is nothing else to wait for; from poll to poll while no slot is near.
    private func nextMoment() -> Date {
        let now = house.clock.now()
        let open = unsettled.compactMap { house.notion.row($0) }
        let slots = open.compactMap { $0.properties["Publish at"]?.string.flatMap(Timestamp.parse) }
        let isNear = slots.contains { ($0 - .seconds(400)...$0 + .seconds(400)).contains(now) }
        let soon = now + (isNear || open.isEmpty ? Self.step : Self.poll)
        guard !open.isEmpty, open.allSatisfy({ $0.properties["Status"] == "Scheduled" }) else { return soon }
        return max(soon, (slots.min() ?? now) - .seconds(305))
    }

    private static let ends: Set<String> = ["Published", "Rejected", "Expired", "Needs check", "Failed"]

    /// Approved pages that have not come to an end.
    var unsettled: Set<String> {
        let open = underway.withLock { $0 }
        let settled = open.filter { page in
            let row = house.notion.row(page)
            // An answer is empty again once it was read.
            let isAnswered = row?.properties["Status"] == "Needs check" && !(row?.properties["Answer"]?.string ?? "").isEmpty
            return Self.ends.contains(status(page)) && !isAnswered && !awaitsComment(page)
        }
        return underway.withLock { underway in
            underway.subtract(settled)
            return underway
        }
    }

    /// All pages that were approved and are at this status.
    func pages(at status: String) -> [String] {
        verdicts.withLock { $0.filter { $0.value.approved != nil }.keys.sorted() }.filter { self.status($0) == status }
    }
}
