import FoundationEssentials
import Pipeline
import Rehearsal
import Support

/// The whole line against the look-alikes with an automatic editor, as fast as the work allows.
struct HandsOff: Sendable {
    let seed: UInt64
    /// How many drafts are seen through.
    let drafts: Int
    let writer: String
    let log: Log
    /// A slot every hour of the working day, so that a few drafts are through in a day or two of desk time.
    static let slots = (8...18).map { "daily \($0):00" }.joined(separator: ", ")
    /// Real time after which it gives up.
    var limit = Duration.seconds(58)

    /// Runs the rehearsal in a folder of its own and judges it; `before` is called when all is done and nothing judged.
    func run(in folder: String, before judging: @Sendable (Theatre) async throws -> Void = { _ in }) async throws -> Judgement {
        // A Monday morning, so that slots and weekdays are the same for everybody.
        let start = Date(timeIntervalSince1970: 1_795_420_800)
        let theatre = try Theatre(folder: folder, start: start, speed: 1, port: 0)
        let editor = AutomaticEditor(desk: theatre.notion.desk, seed: seed)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await theatre.run() }
            defer { group.cancelAll() }
            let configuration = try await theatre.prepare(
                writer: writer, listen: 0, poll: "10m", slots: Self.slots, maximumADay: max(1, (drafts + 1) / 2))
            let adapters = CountingClock(theatre.clock)
            let desk = try await RunningDesk.open(
                configuration, path: theatre.path, clock: theatre.clock, adapterClock: adapters,
                pictureProgram: DaemonProcess.pictureProgram(), log: log)
            group.addTask { try await desk.line.run() }
            let isThrough = try await drive(theatre, desk, editor, adapters)
            desk.line.stopSign.raise()
            try await judging(theatre)
            return Judgement(
                theatre, editor.verdicts(),
                late: isThrough ? nil : "Not all of \(drafts) drafts came to their end within \(limit.seconds) s.")
        }
    }

    /// Whether all drafts came to their end: lets the work flow, lets the editor act when nothing moves, and jumps to the next deadline when nobody acts.
    private func drive(
        _ theatre: Theatre, _ desk: RunningDesk, _ editor: AutomaticEditor, _ adapters: CountingClock
    ) async throws -> Bool {
        let clock = ContinuousClock()
        let end = clock.now + limit
        var quiet = 0
        while clock.now < end {
            try await Task.sleep(for: .milliseconds(1))
            let waiting = adapters.waiting
            guard desk.line.inHand.count <= waiting.count else {
                quiet = 0
                continue
            }
            // Twice in a row: a loop may stand between its work and its sleep.
            quiet += 1
            guard quiet >= 3 else { continue }
            quiet = 0
            if isFinished(theatre) { return true }
            if try editor.act() || editor.editScheduled() { continue }
            let now = theatre.clock.now()
            // What is overdue is in hand, and waits for its turn at a rate or a pause.
            let due = try await desk.line.dueTimes(now: now) + [waiting.first].compactMap { $0 }
            if let next = due.filter({ $0 > now }).min(), waiting.count > 0 || due.allSatisfy({ $0 > now }) {
                theatre.clock.jump(to: next)
            }
        }
        return false
    }

    private func isFinished(_ theatre: Theatre) -> Bool {
        let rows = theatre.notion.desk.rows(of: "Drafts")
        let ends: Set<String> = ["Published", "Rejected", "Expired", "Needs check", "Failed"]
        // A post whose minute has come is not left standing between its slot and its sending.
        let isUnderway = rows.contains { row in
            guard row.properties["Status"] == "Scheduled", let slot = row.properties["Publish at"]?.string.flatMap(Timestamp.parse) else {
                return false
            }
            return slot <= theatre.clock.now()
        }
        return !isUnderway && rows.filter { ends.contains($0.properties["Status"]?.string ?? "") }.count >= drafts
    }
}
