import Daemon
import Editorial
import FoundationEssentials
import HTTPClient
import Pipeline
import Storage
import Support
import TestKit

/// The sending loop with its store and LinkedIn's adapter, on a desk that answers at once: 1,000 posts of one minute on 20 accounts.
struct PublisherAlone {
    let posts: Int
    /// From the first slot to the last.
    let spread: Duration
    let program: String

    func run() async throws -> Figures {
        let folder = try ScratchFolder()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            let file = folder.file("address")
            group.addTask {
                _ = try? await Child.run(executable: program, arguments: ["lookalike", file], timeout: .seconds(600))
            }
            defer { group.cancelAll() }
            while !Files.exists(file) { try await Task.sleep(for: .milliseconds(20)) }
            let address = String(decoding: try Files.read(file, limit: 4096), as: UTF8.self)
            return try await send(to: address, folder)
        }
    }

    private func send(to address: String, _ folder: ScratchFolder) async throws -> Figures {
        let clock = SystemClock()
        let scratch = try await ScratchStore(folder: folder, url: "sqlite:desk.db", now: clock.now())
        let board = ScriptedBoard(clock: clock)
        let transport = HTTPClient(userAgent: Assembly.userAgent)
        defer { transport.close() }
        let newsroom = try newsroom(address, board, transport, folder)
        let workshop = Workshop(
            newsroom: NewsroomBox(newsroom), clock: clock, log: .silent, metrics: Metrics(), faults: scratch.store, holidays: scratch.store)
        let first = clock.now() + .seconds(Double(posts) * 0.05 + 20)
        let slots = try await seed(scratch, board, newsroom, Submitting(workshop, scratch.store), first)
        let sending = Sending(workshop, scratch.store, drafts: scratch.store, board: scratch.store, parking: scratch.store)
        guard clock.now() < first - .seconds(10) else { throw TooSlow(what: "The stage was set after the first slot.") }
        let loop = StageLoop(
            sending, workshop: workshop, doorbell: scratch.doorbell, stopSign: StopSign(doorbell: scratch.doorbell), inHand: InHand())
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await loop.run() }
            defer { group.cancelAll() }
            try await clock.sleep(until: first + spread)
            var came: [(text: String, at: Date)] = []
            let end = clock.now() + .seconds(120)
            while came.count < posts, clock.now() < end {
                // Asking for a thousand posts costs what a hundred sends do: not while they are sent.
                try await Task.sleep(for: .seconds(4))
                came = try await LookalikeProcess.posts(at: address)
            }
            guard came.count == posts, Set(came.map(\.text)).count == posts else {
                throw TooSlow(what: "\(came.count) of \(posts) posts came.")
            }
            return Figures(came.map { post in post.at.timeIntervalSince(slots[post.text] ?? first) })
        }
    }

    private func newsroom(_ address: String, _ board: ScriptedBoard, _ transport: HTTPClient, _ folder: ScratchFolder) throws
        -> Newsroom
    {
        let accounts = (0..<LookalikeProcess.accounts).map { number in
            """
            [[account]]
            name = "Page \(number)"
            kind = "linkedin"
            author = "\(LookalikeProcess.author(number))"
            base_url = "\(address)"
            token = { file = "\(folder.file("token-\(number)"))" }
            slots = "daily 12:00"
            zone = "UTC"
            """
        }
        for number in 0..<LookalikeProcess.accounts {
            try Files.write(folder.file("token-\(number)"), Array(LookalikeProcess.token(number).utf8), mode: 0o600)
        }
        try Files.write(folder.file("copydesk.toml"), Array(accounts.joined(separator: "\n").utf8))
        let configuration = try Configuration.load(folder.file("copydesk.toml"))
        let assembly = Assembly(
            transport: transport, clock: SystemClock(), log: .silent, metrics: Metrics(), pictureProgram: "", bindingPath: nil)
        let made = try assembly.newsroom(configuration)
        let desk = Newsroom.Desk(
            board: board, reading: board, commissions: board, poll: .seconds(15), grace: .seconds(1800), publishesWithoutBoard: [])
        let free = made.accounts.mapValues { account in
            var settings = account.settings
            settings.gapSeconds = 0
            return Newsroom.Account(
                settings: settings, publisher: account.publisher, evidence: account.evidence, inspector: account.inspector,
                resendsUnseen: account.resendsUnseen)
        }
        return Newsroom(
            desk: desk, reader: made.reader, holidayReader: made.holidayReader, textModels: [], imageModels: [], intake: made.intake,
            accounts: free, isPaused: false)
    }

    /// Drafts on the desk, approved and prepared; their slots by text.
    private func seed(
        _ scratch: ScratchStore, _ board: ScriptedBoard, _ newsroom: Newsroom, _ submitting: Submitting, _ first: Date
    ) async throws -> [String: Date] {
        board.put(try await scratch.seedBrand("brand"))
        let now = SystemClock().now()
        var slots: [String: Date] = [:]
        for number in 0..<posts {
            let (id, account) = ("draft \(number)", "Page \(number % LookalikeProcess.accounts)")
            let slot = first + .seconds(spread.seconds * Double(number) / Double(posts))
            let draft = try await scratch.seedDraft(id, account: account, state: .drafted, slot: slot, now: now)
            _ = try await submitting.workOnce()
            slots[draft.content.text] = slot
            let hash = ApprovalHash.of(draft.content, account: account)
            guard let publisher = newsroom.accounts[account]?.publisher else { continue }
            let post = try await publisher.prepare(
                ApprovedPost(
                    draftID: id, account: account, text: draft.content.text, altText: "", picture: nil, approvalHash: hash))
            try await scratch.store.amend(id, lease: nil, now: now) { row in
                row.state = .prepared
                row.approval = .live(hash: hash, by: .editor, at: now)
                row.board.writtenAt = nil
                var filing = DraftFiling()
                filing.prepared = post
                return filing
            }
        }
        return slots
    }
}

/// The bench did not come to its end.
struct TooSlow: Error, CustomStringConvertible {
    let what: String
    var description: String { what }
}
