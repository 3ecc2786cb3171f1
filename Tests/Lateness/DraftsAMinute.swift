import Daemon
import Editorial
import FoundationEssentials
import HTTPClient
import Pipeline
import Storage
import Support
import TestKit

/// The drafting loop with its store and a model that answers after a second: how much it writes, and what that costs this machine.
struct DraftsAMinute {
    let drafts: Int
    let program: String

    /// What was measured.
    struct Result {
        let perMinute: Double
        /// Milliseconds of this process for each draft.
        let milliseconds: Double
    }

    func run() async throws -> Result {
        let folder = try ScratchFolder()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            let file = folder.file("address")
            group.addTask { _ = try? await Child.run(executable: program, arguments: ["models", file], timeout: .seconds(600)) }
            defer { group.cancelAll() }
            while !Files.exists(file) { try await Task.sleep(for: .milliseconds(20)) }
            return try await write(with: String(decoding: try Files.read(file, limit: 4096), as: UTF8.self), folder)
        }
    }

    private func write(with address: String, _ folder: ScratchFolder) async throws -> Result {
        let clock = SystemClock()
        let scratch = try await ScratchStore(folder: folder, url: "sqlite:desk.db", now: clock.now())
        let transport = HTTPClient(userAgent: Assembly.userAgent)
        defer { transport.close() }
        let workshop = Workshop(
            newsroom: NewsroomBox(try newsroom(address, transport, folder)), clock: clock, log: .silent, metrics: Metrics(),
            faults: scratch.store, holidays: scratch.store)
        try await seed(scratch, now: clock.now())
        let drafting = Drafting(workshop, scratch.store, drafts: scratch.store, calls: scratch.store, learning: scratch.store)
        let (began, before) = (ContinuousClock.now, ProcessUsage.current().cpuSeconds)
        while try await drafting.workOnce() {}
        let (time, used) = (ContinuousClock.now - began, ProcessUsage.current().cpuSeconds - before)
        let done = try await scratch.store.status(now: clock.now()).queues.first { $0.name == "drafted" }?.count ?? 0
        guard done == drafts else {
            let why = try await scratch.store.story(of: "candidate of item 0").map(\.sentence).joined(separator: " ")
            throw TooSlow(what: "\(done) of \(drafts) drafts were written. \(why)")
        }
        return Result(perMinute: Double(done) / time.seconds * 60, milliseconds: used / Double(done) * 1000)
    }

    private func newsroom(_ address: String, _ transport: HTTPClient, _ folder: ScratchFolder) throws -> Newsroom {
        let (path, key) = (folder.file("copydesk.toml"), folder.file("key"))
        try Files.write(key, Array("sk-bench".utf8), mode: 0o600)
        let lines = [
            "[[model.text]]", "kind = \"openai\"", "base_url = \"\(address)/v1\"", "model = \"gpt-4o-mini\"",
            "token = { file = \"\(key)\" }",
        ]
        try Files.write(path, Array(lines.joined(separator: "\n").utf8))
        let assembly = Assembly(
            transport: transport, clock: SystemClock(), log: .silent, metrics: Metrics(), pictureProgram: "", bindingPath: nil)
        return try assembly.newsroom(try Configuration.load(path))
    }

    private func seed(_ scratch: ScratchStore, now: Date) async throws {
        try await scratch.seedBrand { brand in
            let rules = String(repeating: "Write as an engineer would who explains it to a neighbour over the fence. ", count: 40)
            brand.guidelines = PageText(pageID: "guidelines", text: "# Voice\n" + rules, contentHash: "h")
        }
        let ids = (0..<drafts).map { "item \($0)" }
        let filler =
            "The plant runs from morning until dusk and needs one person a week, who looks at the valves and writes down the level. "
        try await scratch.seedItems(ids, now: now) { item in
            item = Item(
                id: item.id, feedID: item.feedID, identity: item.identity, url: item.url, title: "News of \(item.id)", publishedAt: now,
                text: "The pump of \(item.id) saves 47% of the water, says Ada Holm of the utility. "
                    + String(repeating: filler, count: 30),
                firstSeenAt: now, contentHash: item.contentHash)
        }
        for id in ids { try await scratch.seedCandidate("candidate of \(id)", items: [id], now: now) }
    }
}
