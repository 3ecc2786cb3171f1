import Editorial
import FoundationEssentials
import Rehearsal
import Support
import TestKit

/// A desk of one brand with many drafts, of which some are open; the others were published weeks ago.
struct FullDesk: Sendable {
    static let account = "Company page"
    private static let title = "Open draft"
    let house: House
    let drafts: Int
    let open: Int

    /// The brand's page.
    var brand: String { house.desk.rows(of: "Brands")[0].id }

    /// The open drafts in the order in which they came.
    var rows: [NotionRow] {
        house.desk.rows(of: "Drafts").filter { row in
            row.properties["Name"]?.string?.hasPrefix(Self.title) == true && !["Published", "Rejected"].contains(row.properties["Status"])
        }
    }

    func setStage() async throws {
        try house.putAccounts([Self.account])
        try house.edit { $0.replacing("log = \"info\"", with: "log = \"warning\"") }
        let brand = try house.desk.seed(
            .brand("Acme", ["Accounts": .array([.string(Self.account)]), "Slots": "daily 09:00", "Time zone": "UTC", "Maximum a day": 50]))
        let scratch = try await house.store()
        try await scratch.seedBrand(brand) { $0.accounts = [Self.account] }
        for number in 0..<(drafts - open) { try await seedClosed(number, brand, scratch, house.clock.now() - .seconds(40 * 86_400)) }
        // Pages of posts that were published weeks ago are none that somebody has just edited.
        house.clock.jump(to: house.clock.now() + .seconds(86_400))
        let now = house.clock.now()
        for number in 0..<open {
            try await scratch.seedDraft(
                Identifier.make(at: now), brand: brand, account: Self.account, slot: now + .seconds(10 * 86_400 + number * 3600), now: now
            ) { draft in
                draft.title = "\(Self.title) \(number)"
                draft.content = PostContent(
                    text: "Post \(number) begins here.\n\nIt has a second paragraph.\n\n#Bench", altText: "", pictureHash: nil)
            }
        }
    }

    private func seedClosed(_ number: Int, _ brand: String, _ scratch: ScratchStore, _ past: Date) async throws {
        let id = "closed-\(number)"
        let page = try house.desk.seed(
            NotionSeed(
                table: "Drafts",
                properties: ["Name": .string("Closed draft \(number)"), "Status": "Published", "Draft ID": .string(id)], body: "It was."))
        try await scratch.seedDraft(id, brand: brand, account: Self.account, state: .submitted, now: past) { draft in
            draft.state = .published
            draft.page = BoardReference(pageID: page, postBlockID: "", url: "")
            draft.board.shownStatus = .published
        }
    }

    /// Until all open drafts are in review and what followed from that is done.
    func settle() async throws {
        try await house.pass("the submission") { rows.count == open && rows.allSatisfy { $0.properties["Status"] == "In review" } }
        let end = house.clock.now() + .seconds(900)
        try await house.pass("a quarter of an hour", in: .milliseconds(10)) { house.clock.now() >= end }
    }

    /// Has one draft published; gives its page.
    func publishOne() async throws -> String {
        let page = rows[0].id
        let slot = house.clock.now() + .seconds(600)
        try house.desk.perform(.setProperty(page: page, name: "Publish at", value: .string(Timestamp.text(slot))))
        try house.desk.perform(.setProperty(page: page, name: "Status", value: "Approved"))
        try await house.pass("the post", in: .milliseconds(40)) { house.desk.row(page)?.properties["Status"] == "Published" }
        return page
    }

    /// Puts an editor's picture on the first open draft, and waits until its page shows it; gives the page.
    func putPicture() async throws -> String {
        let page = rows[0].id
        try house.desk.perform(.setProperty(page: page, name: "Picture", value: [Self.picture(0)]))
        try await house.pass("the picture", in: .milliseconds(40)) { house.desk.blocks(of: page).contains { $0.type == "image" } }
        return page
    }

    /// A file that an editor puts into a column.
    static func picture(_ number: Int) -> JSON {
        NotionDesk.hosted(name: "mine-\(number).png", bytes: GreyPicture.bytes, type: "image/png")
    }

    /// The ids of the paragraphs under Post.
    func paragraphs(of row: NotionRow) -> [NotionBlock] {
        Self.paragraphs(among: house.desk.blocks(of: row.id))
    }

    /// The paragraphs under Post among the blocks of a page.
    static func paragraphs(among blocks: [NotionBlock]) -> [NotionBlock] {
        guard let heading = blocks.firstIndex(where: { $0.depth == 0 && $0.text == "Post" }) else { return [] }
        return blocks[(heading + 1)...].prefix { $0.depth > 0 }.filter { $0.depth == 1 }
    }
}
