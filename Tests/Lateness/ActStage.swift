import Daemon
import Editorial
import FoundationEssentials
import Rehearsal
import Support
import TestKit

/// One act of each kind at a time, each on a draft of its own, and the wait for their effects.
struct ActStage: Sendable {
    let desk: FullDesk
    let post: WebhookPost?
    /// The page of a post that was published at the beginning.
    let live: String
    /// A page with an editor's picture.
    let pictured: String

    /// Ten times as fast as the world: what the processor needs for an answer counts ten times, and the desk's own pace is what is left.
    static let step = Duration.milliseconds(40)

    /// The brand that is paused and goes on again.
    static let pausedBrand = "On and off"

    /// What is done on one page. With the pages of a status, of an alt text and of a comment where nobody was before, five or so are worked
    /// on at any time: what looking for comments there costs is all that Notion's rate has room for, besides fifty pages each minute.
    private static let together: [[ActTimes.Kind]] = [
        [.text, .slot, .livelyComment, .reply, .restore], [.remark, .picture, .hold, .blockComment, .order], [.approve],
    ]

    /// Between two acts: each is followed by ten requests or so, and one editor does no more.
    static let pause = Duration.seconds(35)

    var house: House { desk.house }
    var notion: Rehearsal.NotionDesk { house.desk }

    /// An act that was done, and whether the page shows its effect.
    struct Done: Sendable {
        let kind: ActTimes.Kind
        /// Its page.
        let page: String
        let at: Date
        let isSeen: @Sendable () -> Bool
    }

    func play(_ round: Int) async throws -> [(ActTimes.Kind, Double)] {
        // A correction of the live post is in review too.
        let rows = desk.rows.filter { $0.id != pictured && $0.id != live }
        func row(_ kind: ActTimes.Kind) -> NotionRow {
            switch kind {
            // Nobody writes another text there, so that it has a page of its own each time.
            case .status: return rows[rows.count - 1 - round % 20]
            // It ends there, and the next takes its place.
            case .reject: return rows[25]
            // Nobody was there before.
            case .quietComment: return rows[5 + round % 20]
            default: return rows[Self.together.firstIndex { $0.contains(kind) } ?? 0]
            }
        }
        var open: [Done] = []
        var times: [(ActTimes.Kind, Double)] = []
        for kind in ActTimes.Kind.allCases {
            // At any moment between two polls.
            let next = house.clock.now() + Self.pause + .milliseconds(430 * (round % 7))
            try await house.pass("the time", until: next) { times += take(&open) }
            let page = row(kind)
            // What shows on the same page is told apart by the order in which it was done.
            try await house.pass("the effect of \(open.map(\.kind.rawValue))", step: Self.step, in: .milliseconds(4), most: 15_000) {
                times += take(&open)
                return !open.contains { $0.page == page.id }
            }
            open.append(try await act(kind, on: page, round))
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

    func set(_ name: String, _ value: JSON, on row: NotionRow) async throws {
        try notion.perform(.setProperty(page: row.id, name: name, value: value))
        try await post?.event("page.properties_updated", row.id)
    }

    private func act(_ kind: ActTimes.Kind, on page: NotionRow, _ round: Int) async throws -> Done {
        // As it is now: others were busy there since the round began.
        guard let row = notion.row(page.id) else { throw TooSlow(what: "A page is gone.") }
        let before = Snapshot(row, notion)
        switch kind {
        case .status:
            try await set("Status", "Changes requested", on: row)
            return done(kind, row) { $0.answers > before.answers }
        case .approve:
            try await set("Status", before.isInReview ? "Approved" : "In review", on: row)
            return done(kind, row) { $0.callout != before.callout || $0.answers > before.answers }
        case .reject:
            try await set("Status", "Rejected", on: row)
            return done(kind, row) { $0.callout != before.callout }
        case .hold:
            try await set("Hold", .bool(row.properties["Hold"] != true), on: row)
            return done(kind, row) { $0.callout != before.callout }
        case .remark:
            try await set("Remarks", .string("Shorter, please: number \(round)."), on: row)
            return done(kind, row) { $0.remarks.isEmpty }
        case .slot:
            try await set("Publish at", .string(Timestamp.text(house.clock.now() + .seconds(20 * 3600 + round * 3660))), on: row)
            return done(kind, row) { $0.callout != before.callout }
        case .picture:
            try await set("Picture", before.hasPicture ? [] : [FullDesk.picture(round)], on: row)
            return done(kind, row) { $0.callout != before.callout }
        case .altText:
            guard let row = notion.row(pictured) else { throw TooSlow(what: "The page with a picture is gone.") }
            let words = "Grey, number \(round)"
            try await set("Alt text", .string(words), on: row)
            return done(kind, row) { $0.captions.contains(words) }
        case .text, .restore: return try await edit(kind, row, before, round)
        case .livelyComment, .quietComment, .blockComment, .reply, .order, .correct: return try await say(kind, row, round)
        case .pause, .guidelines, .brief, .feed: return try await changeTables(kind, round)
        }
    }

    /// The act, done now.
    private func done(_ kind: ActTimes.Kind, _ row: NotionRow, _ isSeen: @escaping @Sendable (Snapshot) -> Bool) -> Done {
        Done(kind: kind, page: row.id, at: house.clock.now()) { [notion] in notion.row(row.id).map { isSeen(Snapshot($0, notion)) } ?? false
        }
    }

    private func edit(_ kind: ActTimes.Kind, _ row: NotionRow, _ before: Snapshot, _ round: Int) async throws -> Done {
        if kind == .restore {
            let blocks = notion.blocks(of: row.id)
            // What a version says stands in its line.
            let line = zip(blocks, blocks.dropFirst()).first { $0.isTicked == false && !before.text.contains($1.text) }?.0
            guard let line else { throw TooSlow(what: "A draft whose text was edited has no other version.") }
            try notion.perform(.tick(line.id, true))
        } else {
            guard let block = desk.paragraphs(of: row).first else { throw TooSlow(what: "A draft has no text.") }
            try notion.perform(.editBlock(block.id, text: "Edited in round \(round)."))
        }
        let done = self.done(kind, row) {
            // The earlier text stands behind the other until that is gone.
            kind == .restore ? before.text.first.map($0.text.contains) == false : $0.versions > before.versions
        }
        try await post?.event("page.content_updated", row.id)
        return done
    }

    private func say(_ kind: ActTimes.Kind, _ row: NotionRow, _ round: Int) async throws -> Done {
        let page = kind == .correct ? live : row.id
        guard let row = notion.row(page) else { throw TooSlow(what: "A page is gone.") }
        let before = Snapshot(row, notion)
        var block: String?
        switch kind {
        case .blockComment:
            guard let paragraph = desk.paragraphs(of: row).last else { throw TooSlow(what: "A draft has no text.") }
            block = paragraph.id
            try notion.perform(.comment(on: paragraph.id, text: "/help"))
        case .reply:
            guard let thread = notion.comments(on: page).last(where: { $0.text == "/help" }) else { throw TooSlow(what: "No thread.") }
            try notion.perform(.reply(to: thread.discussion, text: "/why"))
        case .order: try notion.perform(.comment(on: page, text: "@copydesk warmer, please: number \(round)"))
        case .correct: try notion.perform(.comment(on: page, text: "/correct Better said, in round \(round)."))
        default: try notion.perform(.comment(on: page, text: "/help"))
        }
        let done = self.done(kind, row) { $0.answers > before.answers }
        try await post?.comment(on: page, block: block)
        return done
    }

    private func changeTables(_ kind: ActTimes.Kind, _ round: Int) async throws -> Done {
        let (notion, at) = (notion, house.clock.now())
        let paused = notion.rows(of: "Brands").first { $0.properties["Name"]?.string == Self.pausedBrand }
        guard let brand = kind == .pause ? paused?.id : desk.brand else { throw TooSlow(what: "A brand is gone.") }
        let last = notion.row(brand)
        func told(_ event: String, _ page: String, _ isSeen: @escaping @Sendable () -> Bool) async throws -> Done {
            try await post?.event(event, page)
            return Done(kind: kind, page: page, at: at, isSeen: isSeen)
        }
        switch kind {
        case .guidelines:
            try notion.perform(.append(page: brand, text: "- Rule \(round): say what it is for."))
            return try await told("page.content_updated", brand) {
                notion.row(brand)?.properties["Last read"] != last?.properties["Last read"]
            }
        case .brief:
            let brief = try notion.seed(.brief("Brief \(round)", brand: brand, text: "We opened workshop \(round) on Tuesday. Say so."))
            return try await told("page.created", brief) {
                notion.rows(of: "Drafts").contains { $0.properties["Brief"]?.text.contains(brief) == true }
            }
        case .feed:
            let feed = try notion.seed(.feed("Feed \(round)", url: "\(house.theatre.notion.baseURL)/no-feed/\(round).xml", brand: brand))
            return try await told("page.created", feed) { notion.row(feed)?.properties["Last error"]?.string?.isEmpty == false }
        default:
            try notion.perform(.setProperty(page: brand, name: "Paused", value: .bool(last?.properties["Paused"] != true)))
            return try await told("page.properties_updated", brand) {
                notion.row(brand)?.properties["Last read"] != last?.properties["Last read"]
            }
        }
    }

    /// What of a page tells that something took effect.
    struct Snapshot: Sendable {
        let callout: String
        let versions: Int
        let answers: Int
        let remarks: String
        let hasPicture: Bool
        let isInReview: Bool
        let captions: [String]
        /// What stands under Post.
        let text: [String]

        init(_ row: NotionRow, _ notion: Rehearsal.NotionDesk) {
            let blocks = notion.blocks(of: row.id)
            callout = blocks.first { $0.type == "callout" }?.text ?? ""
            versions = blocks.count { $0.text.hasPrefix("Version ") && $0.isTicked != nil }
            answers = notion.comments(on: row.id).count { $0.author == NotionPerson.bot.name }
            remarks = row.properties["Remarks"]?.string ?? ""
            isInReview = row.properties["Status"] == "In review"
            captions = blocks.filter { $0.type == "image" }.map(\.text)
            text = FullDesk.paragraphs(among: blocks).map(\.text)
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
