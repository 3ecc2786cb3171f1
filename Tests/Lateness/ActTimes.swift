import Editorial
import FoundationEssentials
import HTTPClient
import Rehearsal
import Support
import TestKit

/// How long after an editor's act its effect stands on the page, for each kind of act, on a desk with fifty open drafts.
struct ActTimes {
    /// What editors do, and what tells on the page that it took effect.
    enum Kind: String, CaseIterable, Sendable {
        case status
        case remark
        case text
        case slot
        case picture
        case pause
        case livelyComment = "page comment, page edited lately"
        case quietComment = "page comment"
        case blockComment = "block comment, page edited lately"

        /// Desk seconds within which it has to take effect: those of the editors' guide.
        func limit(hasWebhooks: Bool) -> Double {
            switch self {
            case _ where hasWebhooks: 5
            case .status, .remark, .text, .slot, .picture, .pause, .livelyComment: 15
            case .quietComment: 60
            case .blockComment: 180
            }
        }
    }

    let program: String
    let hasWebhooks: Bool
    let rounds: Int

    func run() async throws -> [(kind: Kind, figures: Figures)] {
        let house = try House(program: program)
        let desk = FullDesk(house: house, drafts: 50, open: 50)
        let post = WebhookPost(port: try FreePort.find())
        let seconds = try await house.play {
            try await desk.setStage()
            if hasWebhooks { try house.edit { $0.replacing("[daemon]", with: "[daemon]\nwebhooks = \"\(post.address)\"") } }
        } then: {
            try await desk.settle()
            if hasWebhooks { try await post.shakeHands() }
            let stage = ActStage(desk: desk, post: hasWebhooks ? post : nil)
            var seconds: [Kind: [Double]] = [:]
            for round in 0..<rounds { for (kind, length) in try await stage.play(round) { seconds[kind, default: []].append(length) } }
            return seconds
        }
        return Kind.allCases.map { ($0, Figures(seconds[$0] ?? [])) }
    }
}

/// One act of each kind at a time, each on a draft of its own, and the wait for their effects.
struct ActStage: Sendable {
    let desk: FullDesk
    let post: WebhookPost?

    /// Ten times as fast as the world: what the processor needs for an answer counts ten times, and the desk's own pace is what is left.
    fileprivate static let step = Duration.milliseconds(40)

    private var house: House { desk.house }
    private var notion: Rehearsal.NotionDesk { house.desk }

    /// An act that was done, and whether the page shows its effect.
    private struct Done: Sendable {
        let kind: ActTimes.Kind
        let at: Date
        let isSeen: @Sendable () -> Bool
    }

    func play(_ round: Int) async throws -> [(ActTimes.Kind, Double)] {
        let rows = desk.rows
        // Whoever works on a page does more than one thing there: about a dozen pages are being worked on at any time. Nobody writes another
        // text here, so that a status has a page of its own each time.
        func row(_ place: Int) -> NotionRow {
            place == 0 ? rows[rows.count - 1 - round % 20] : rows[(round / 3 * ActTimes.Kind.allCases.count + place) % 27]
        }
        // Somebody works on the two pages where comments are looked for more often.
        for place in [6, 8] { try await set("Hold", .bool(row(place).properties["Hold"] != true), on: row(place)) }
        try await house.pass("the time", until: house.clock.now() + .seconds(40))
        var open: [Done] = []
        var times: [(ActTimes.Kind, Double)] = []
        for (place, kind) in ActTimes.Kind.allCases.enumerated() {
            // At any moment between two polls, and so far apart that Notion's rate has room for each: one is followed by ten requests or so.
            try await house.pass("the time", until: house.clock.now() + .milliseconds(11_100 + 430 * Int64(round % 7))) {
                times += take(&open)
            }
            open.append(try await act(kind, on: row(place), round))
        }
        try await house.pass("the effect of \(open.map(\.kind.rawValue))", step: Self.step, in: .milliseconds(4), most: 15_000) {
            times += take(&open)
            return open.isEmpty
        }
        try await house.pass("the time", until: house.clock.now() + .seconds(45))
        return times
    }

    private func take(_ open: inout [Done]) -> [(ActTimes.Kind, Double)] {
        let now = house.clock.now()
        let seen = open.filter { $0.isSeen() }
        open.removeAll { done in seen.contains { $0.kind == done.kind } }
        return seen.map { ($0.kind, now.timeIntervalSince($0.at)) }
    }

    private func set(_ name: String, _ value: JSON, on row: NotionRow) async throws {
        try notion.perform(.setProperty(page: row.id, name: name, value: value))
        try await post?.event("page.properties_updated", row.id)
    }

    private func act(_ kind: ActTimes.Kind, on row: NotionRow, _ round: Int) async throws -> Done {
        let notion = notion
        let at = house.clock.now()
        let before = Snapshot(row, notion)
        func done(_ isSeen: @escaping @Sendable (Snapshot) -> Bool) -> Done {
            Done(kind: kind, at: at) { notion.row(row.id).map { isSeen(Snapshot($0, notion)) } ?? false }
        }
        switch kind {
        case .status:
            try await set("Status", "Changes requested", on: row)
            return done { $0.answers > before.answers }
        case .remark:
            try await set("Remarks", .string("Shorter, please: number \(round)."), on: row)
            return done { $0.remarks.isEmpty }
        case .text:
            guard let block = desk.paragraphs(of: row).first else { throw TooSlow(what: "A draft has no text.") }
            try notion.perform(.editBlock(block.id, text: "Edited in round \(round)."))
            try await post?.event("page.content_updated", row.id)
            return done { $0.versions > before.versions }
        case .slot:
            let slot = at + .seconds(20 * 3600 + round * 3660)
            try await set("Publish at", .string(Timestamp.text(slot)), on: row)
            return done { $0.callout != before.callout }
        case .picture:
            let file = NotionDesk.hosted(name: "mine-\(round).png", bytes: GreyPicture.bytes, type: "image/png")
            try await set("Picture", before.hasPicture ? [] : [file], on: row)
            return done { $0.callout != before.callout }
        case .pause:
            let brand = desk.brand
            let last = notion.row(brand)
            try notion.perform(.setProperty(page: brand, name: "Paused", value: .bool(last?.properties["Paused"] != true)))
            try await post?.event("page.properties_updated", brand)
            return Done(kind: kind, at: at) { notion.row(brand)?.properties["Last read"] != last?.properties["Last read"] }
        case .livelyComment, .quietComment:
            try notion.perform(.comment(on: row.id, text: "/help"))
            try await post?.comment(on: row.id)
            return done { $0.answers > before.answers }
        case .blockComment:
            guard let block = desk.paragraphs(of: row).last else { throw TooSlow(what: "A draft has no text.") }
            try notion.perform(.comment(on: block.id, text: "/help"))
            try await post?.comment(on: row.id, block: block.id)
            return done { $0.answers > before.answers }
        }
    }

    /// What of a page tells that something took effect.
    private struct Snapshot: Sendable {
        let callout: String
        let versions: Int
        let answers: Int
        let remarks: String
        let hasPicture: Bool

        init(_ row: NotionRow, _ notion: Rehearsal.NotionDesk) {
            let blocks = notion.blocks(of: row.id)
            callout = blocks.first { $0.type == "callout" }?.text ?? ""
            versions = blocks.count { $0.text.hasPrefix("Version ") && $0.isTicked != nil }
            answers = notion.comments(on: row.id).count { $0.author == NotionPerson.bot.name }
            remarks = row.properties["Remarks"]?.string ?? ""
            hasPicture = !(row.properties["Picture"]?.array ?? []).isEmpty
        }
    }
}

extension House {
    /// Lets time pass at the stage's pace, and looks after each step.
    fileprivate func pass(_ what: String, until end: Date, _ look: () -> Void = {}) async throws {
        try await pass(what, step: ActStage.step, in: .milliseconds(4), most: 15_000) {
            look()
            return clock.now() >= end
        }
    }
}
