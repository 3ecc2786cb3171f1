import Editorial
import FoundationEssentials
import ProofKit
import Rehearsal
import Storage
import Support
import Testing

@testable import Daemon

/// What befalls a page as a whole, or the part of it that is the post.
struct PageRaceTests {
    @Test func `a page in the trash is not published, and one that comes back is approved anew`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            let page = try await house.review()
            try await house.approve()
            #expect(house.status == "Scheduled")
            try house.act(.trash(page.id))
            try await house.settle(rounds: 6)
            house.theatre.clock.jump(to: house.clock.now() + .seconds(7200))
            try await house.settle(rounds: 3)
            #expect(house.posts.isEmpty)
            try house.act(.restore(page.id))
            try await house.settle(rounds: 8)
            #expect(house.status == "In review")
            #expect(house.comments(with: "The approval is void: the page was put into the trash.").count == 1, "\(house.comments)")
            try await house.approve()
            try await house.toSlot()
            #expect(house.posts.count == 1 && house.status == "Published")
        }
    }

    @Test(arguments: ["In review", "Approved", "Changes requested", "Rejected", "Failed", "Drafting"])
    func `a status that is set back after publishing changes nothing, and the page says so`(word: String) async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            _ = try await house.review()
            try await house.approve()
            try await house.toSlot()
            try #require(house.status == "Published")
            try house.set("Status", .string(word))
            try await house.settle(rounds: 4)
            #expect(house.status == "Published")
            #expect(house.comments(with: "The status is \"Published\".").count == 1, "\(house.comments)")
            house.theatre.clock.jump(to: house.clock.now() + .seconds(86_400))
            try await house.settle(rounds: 4)
            #expect(house.posts.count == 1 && house.status == "Published")
        }
    }

    @Test(arguments: [false, true])
    func `a copy of a page is never published; it says what it is, and the draft goes its way`(isApproved: Bool) async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            let page = try await house.review()
            if isApproved { try await house.approve() }
            let copy = try house.notion.perform(.duplicate(page.id), by: .ben)
            try await house.round()
            let row = try #require(house.notion.row(copy)?.properties)
            #expect(row["Draft ID"] == .string("Copy of \(house.draftID)") && row["Status"] == .null && row["Publish at"] == .null)
            let words = house.notion.comments(on: copy).map(\.text)
            #expect(words.count == 1 && words[0].hasPrefix("This page is a copy"), "\(words)")
            try house.notion.perform(.setProperty(page: copy, name: "Status", value: "Approved"), by: .ben)
            try house.notion.perform(.replaceText(page: copy, of: "A post goes out", with: "A copy goes out"), by: .ben)
            try house.notion.perform(.comment(on: copy, text: "/approve"), by: .ben)
            house.nextMinute()
            try await house.settle(rounds: 4)
            #expect(house.notion.comments(on: copy).count == 2)
            if !isApproved { try await house.approve() }
            try await house.toSlot()
            #expect(house.theatre.linkedIn.allPosts.map(\.text) == [FaultHouse.words])
        }
    }

    @Test(arguments: ["", "somebody else's"])
    func `a Draft ID that was emptied or overwritten is written back, and the draft goes its way`(id: String) async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            let page = try await house.review()
            house.nextMinute()
            try house.set("Draft ID", .string(id), by: .ben)
            try await house.settle(rounds: 3)
            #expect(house.notion.row(page.id)?.properties["Draft ID"] == .string(house.draftID))
            let told = house.comments(with: "The Draft ID of this row was changed")
            #expect(house.status == "In review" && told.count == 1, "\(house.comments)")
            try await house.approve()
            try await house.toSlot()
            #expect(house.theatre.linkedIn.allPosts.map(\.text) == [FaultHouse.words])
        }
    }

    @Test func `a page of a draft that the store does not have says so, once`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            _ = try await house.review()
            let lost = try house.notion.seed(
                NotionSeed(table: "Drafts", properties: ["Name": "Lost", "Status": "In review", "Draft ID": "lost-1"], body: "It was."))
            try await house.settle(rounds: 3)
            house.nextMinute()
            try house.act(.setProperty(page: lost, name: "Status", value: "Approved"))
            try await house.settle(rounds: 3)
            let words = house.notion.comments(on: lost).map(\.text)
            #expect(words.count == 1 && words[0].hasPrefix("The draft of this page is not in Copydesk's store"), "\(words)")
            #expect(house.posts.isEmpty)
        }
    }

    @Test func `a page that says its post is out, of which a restored store knows nothing, is not published again`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            _ = try await house.review()
            house.nextMinute()
            try house.set("Published URL", "https://www.linkedin.com/feed/update/urn:li:share:1/")
            try house.set("Status", "Published")
            try await house.settle(rounds: 2)
            #expect([.unknown, .needsCheck].contains(try await house.draft().state))
            try house.set("Status", "Approved")
            try await house.settle(rounds: 4)
            try await house.leap(to: .slot)
            try await house.settle(rounds: 4)
            #expect(house.posts.isEmpty)
            #expect([.unknown, .needsCheck].contains(try await house.draft().state))
        }
    }

    @Test func `a page that is not to be found is kept, and goes on as it was when it is shared again`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            let page = try await house.review()
            try house.act(.share(page.id, false))
            try await house.settle(rounds: 8)
            #expect(try await house.draft().state == .submitted)
            #expect(try await house.faults().filter { $0.contains("Share it with the connection again") }.count == 1)
            house.theatre.clock.jump(to: house.clock.now() + .seconds(20 * 3600))
            try await house.settle(rounds: 3)
            try house.act(.share(page.id, true))
            // A write that was refused is tried again after five minutes.
            house.theatre.clock.jump(to: house.clock.now() + .seconds(400))
            try await house.settle(rounds: 8)
            #expect(try await house.faults().isEmpty && house.status == "In review")
            try await house.approve()
            try await house.toSlot()
            #expect(house.posts.count == 1)
        }
    }

    @Test func `after a day without it the draft is closed, and says so should the page come back`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            let page = try await house.review()
            try await house.approve()
            try house.set("Hold", true)
            try await house.settle(rounds: 3)
            try house.act(.share(page.id, false))
            for _ in 0..<26 {
                house.theatre.clock.jump(to: house.clock.now() + .seconds(3600))
                try await house.settle(rounds: 2)
            }
            #expect(try await house.draft().state == .expired)
            #expect(try await house.faults().isEmpty && house.posts.isEmpty)
            let asked = house.notion.requests.count
            try await house.line.drain("announce")
            #expect(house.notion.requests.count == asked)
            try house.act(.share(page.id, true))
            try house.act(.setProperty(page: page.id, name: "Hold", value: false))
            try await house.settle(rounds: 6)
            #expect(house.status == "Expired" && house.comments(with: "was not to be found for a day").count == 1, "\(house.comments)")
        }
    }

    @Test func `what a rule of the workspace sets holds a post up and never releases one`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            let page = try await house.review()
            house.nextMinute()
            try house.set("Status", "Approved", by: .rule)
            try await house.settle(rounds: 5)
            #expect(house.status == "In review")
            #expect(house.comments.count == 1 && house.comments[0].contains("Rule of the workspace is a program"), "\(house.comments)")
            house.nextMinute()
            try house.notion.perform(.comment(on: page.id, text: "/approve"), by: .rule)
            try await house.settle(rounds: 8)
            #expect(house.status == "In review" && house.comments(with: "Not approved: An approval is a person's").count == 1)
            try await house.approve()
            #expect(house.status == "Scheduled")
            house.nextMinute()
            try house.set("Status", "In review", by: .rule)
            try await house.settle(rounds: 4)
            #expect(house.status == "In review" && house.comments(with: "The approval is void").count == 1)
            try house.set("Status", "Rejected", by: .rule)
            try await house.settle(rounds: 4)
            house.theatre.clock.jump(to: house.clock.now() + .seconds(7200))
            try await house.settle(rounds: 2)
            #expect(house.status == "Rejected" && house.posts.isEmpty)
        }
    }
}

/// The section "Post", pasted over.
struct SectionRaceTests {
    @Test func `deleted: nothing is published, the text is kept, and Restore brings it back`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            _ = try await house.review()
            try await house.approve()
            try house.act(.deleteBlock(house.section().id))
            try await house.settle(rounds: 5)
            #expect(house.status == "In review" && house.comments(with: "The section \"Post\" is gone").count == 1, "\(house.comments)")
            try house.set("Status", "Approved")
            try await house.settle(rounds: 5)
            #expect(house.status == "In review" && house.comments(with: "Not approved yet. The section").count == 1, "\(house.comments)")
            try house.set("Restore", true)
            try await house.settle(rounds: 8)
            #expect(house.text == FaultHouse.words && house.versions.isEmpty)
            let kinds = house.blocks.filter { $0.depth == 0 }.map(\.type)
            #expect(kinds.prefix(2) == ["callout", "heading_2"])
            try await house.approve()
            try await house.toSlot()
            #expect(house.theatre.linkedIn.allPosts.map(\.text) == [FaultHouse.words])
        }
    }

    @Test func `replaced by another one of that name: what stands in it is the text`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            _ = try await house.review()
            let old = try house.section().id
            let new = try house.notion.perform(.duplicate(old))
            try house.act(.deleteBlock(old))
            try house.act(.editBlock(house.paragraphs[0].id, text: "Pasted."))
            try await house.settle(rounds: 5)
            #expect(try house.section().id == new && house.text == "Pasted.\n\n#Exactly1")
            #expect(house.versions.count == 1 && house.comments.isEmpty, "\(house.comments)")
            try house.act(.editBlock(house.paragraphs[0].id, text: "Pasted, and edited."))
            try await house.settle(rounds: 5)
            try await house.approve()
            try await house.toSlot()
            #expect(house.theatre.linkedIn.allPosts.map(\.text) == ["Pasted, and edited.\n\n#Exactly1"])
        }
    }

    @Test(arguments: [true, false])
    func `moved, on the page or into another block: it is found there, and an approval stays`(isInside: Bool) async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            _ = try await house.review()
            try await house.approve()
            let other = try #require(house.blocks.first { $0.text == "Why this" }).id
            let section = try house.section().id
            try house.act(isInside ? .moveInto(section, block: other) : .move(section, behind: other))
            try await house.settle(rounds: 4)
            #expect(house.status == "Scheduled" && house.comments.count == 1, "\(house.comments)")
            try await house.toSlot()
            #expect(house.theatre.linkedIn.allPosts.map(\.text) == [FaultHouse.words] && house.status == "Published")
        }
    }

    @Test func `two of them: nobody can tell which is meant, so that nothing is approved until one is gone`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            _ = try await house.review()
            try await house.approve()
            let other = try house.notion.perform(.duplicate(house.section().id), by: .ben)
            try await house.settle(rounds: 4)
            #expect(house.status == "In review" && house.comments(with: "Two sections are called \"Post\"").count == 1, "\(house.comments)")
            try house.set("Status", "Approved")
            try await house.settle(rounds: 5)
            #expect(house.status == "In review")
            try house.act(.deleteBlock(other))
            try await house.settle(rounds: 5)
            try await house.approve()
            try await house.toSlot()
            #expect(house.theatre.linkedIn.allPosts.map(\.text) == [FaultHouse.words])
        }
    }
}
