import Editorial
import FoundationEssentials
import ProofKit
import Rehearsal
import Storage
import Support
import TestKit
import Testing

@testable import Daemon

/// Edits and approvals that meet: each has one outcome, seen on the page and at LinkedIn.
struct EditRaceTests {
    @Test func `what Copydesk writes is never taken for an edit, over all of a draft's life`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: true) { house in
            _ = try await house.review()
            try await house.settle()
            try await house.approve()
            try await house.settle()
            try await house.toSlot()
            try await house.settle()
            #expect(house.status == "Published" && house.posts.count == 1)
            #expect(house.versions.isEmpty && house.text == FaultHouse.words)
            #expect(try await house.store.versions(ofDraft: house.draftID).count == 1)
            #expect(try await house.decisions() == [.asked, .approved, .published])
            #expect(house.comments.map { $0.split(separator: ":")[0] } == ["Approved", "Published"], "\(house.comments)")
        }
    }

    @Test(arguments: [true, false])
    func `an edit and an approval of one minute approve the text as it stands, and the answer names it`(editsFirst: Bool) async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            _ = try await house.review()
            house.nextMinute()
            let edit = NotionAct.editBlock(house.paragraphs[0].id, text: "My own first line.")
            if editsFirst { try house.act(edit, by: .ben) }
            try house.set("Status", "Approved")
            if !editsFirst { try house.act(edit, by: .ben) }
            try await house.round()
            #expect(house.status == "Approved" && house.comments.isEmpty)
            house.nextMinute()
            try await house.settle(rounds: 3)
            #expect(house.status == "Scheduled")
            #expect(house.comments.count == 1 && house.comments[0].hasPrefix("Approved: \"My own first line.\""), "\(house.comments)")
            try await house.toSlot()
            #expect(house.theatre.linkedIn.allPosts.map(\.text) == ["My own first line.\n\n#Exactly1"])
        }
    }

    @Test func `an edit within the minute after an approval voids it, and the next approval is of the edited text`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            _ = try await house.review()
            try house.set("Status", "Approved")
            try await house.poll()
            try house.act(.editBlock(house.paragraphs[0].id, text: "Changed in the meantime."), by: .ben)
            try await house.settle(rounds: 6)
            #expect(house.status == "In review" && house.comments(with: "The approval is void: the content was changed").count == 1)
            #expect(house.text == "Changed in the meantime.\n\n#Exactly1" && house.versions.count == 1)
            try await house.approve()
            try await house.toSlot()
            #expect(house.theatre.linkedIn.allPosts.map(\.text) == ["Changed in the meantime.\n\n#Exactly1"])
        }
    }

    @Test(arguments: [true, false])
    func `an edit while a rewrite runs stands, and the other text is listed under Versions`(isRead: Bool) async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            let page = try await house.review()
            let (first, mine) = (house.paragraphs[0].id, "My own first line.\n\n#Exactly1")
            let order = try house.notion.perform(.comment(on: page.id, text: "/shorter"), by: .ada)
            house.nextMinute()
            try await house.poll()
            try #require(try await house.draft().state == .changesRequested)
            house.writer.answer { [house] _ in
                try house.act(.editBlock(first, text: "My own first line."), by: .ben)
                if isRead { try await house.poll() }
                return .sample(hook: "Another hook")
            }
            try await house.line.drain("draft")
            try await house.settle(rounds: 6)
            let texts = try await house.store.versions(ofDraft: house.draftID).map(\.text)
            #expect(texts.contains { $0.hasPrefix("Another hook") } && texts.contains(FaultHouse.words) && texts.contains(mine), "\(texts)")
            #expect(house.text == mine && house.blocks.contains { $0.text.contains("Another hook") })
            let answers = house.answers(to: order)
            #expect(answers.count == 1 && answers[0].contains("was changed meanwhile and stands"), "\(answers)")
            house.nextMinute()
            try await house.approve()
            try await house.toSlot()
            #expect(house.theatre.linkedIn.allPosts.map(\.text) == [mine])
        }
    }

    @Test func `approved, edited, and then its slot comes: nothing is sent`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            _ = try await house.review()
            try await house.approve()
            try await house.prepare()
            try house.act(.editBlock(house.paragraphs[0].id, text: "Not what was approved."))
            try await house.leap(to: .slot)
            try await house.rest(within: .seconds(7200))
            try await house.settle(rounds: 4)
            #expect(house.posts.isEmpty && house.status == "In review")
            #expect(house.text.hasPrefix("Not what was approved.") && house.comments(with: "void").count == 1)
        }
    }

    @Test func `of two editors at once nobody loses a word`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            let page = try await house.review()
            house.nextMinute()
            try house.act(.editBlock(house.paragraphs[0].id, text: "Ada's first line."), by: .ada)
            try house.act(.insertAfter(house.paragraphs[0].id, text: "Ben's second."), by: .ben)
            try house.set("Alt text", "Nothing to see", by: .ben)
            try house.set("Remarks", "", by: .ada)
            try await house.settle(rounds: 6)
            #expect(house.text == "Ada's first line.\n\nBen's second.\n\n#Exactly1")
            #expect(house.notion.row(page.id)?.properties["Alt text"] == "Nothing to see")
            #expect(house.versions.count == 1 && house.status == "In review")
            let hands = try await house.store.versions(ofDraft: house.draftID).last?.hands.map(\.name).sorted()
            #expect(hands == ["Ada Editor", "Ben Approver"])
        }
    }

    @Test func `two who approve at once are both answered, and one post goes out`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            let page = try await house.review()
            house.nextMinute()
            let asked = try [NotionPerson.ada, .ben].map { person in
                try house.notion.perform(.comment(on: page.id, text: "/approve"), by: person)
            }
            try await house.round()
            house.nextMinute()
            try await house.settle(rounds: 4)
            let all = house.notion.comments(on: page.id)
            for id in asked {
                let thread = try #require(all.first { $0.id == id }).discussion
                let answers = all.filter { $0.discussion == thread && $0.id != id }.map(\.text)
                #expect(answers.count == 1 && answers[0].hasPrefix("Approved: "), "\(answers)")
            }
            try await house.toSlot()
            #expect(house.posts.count == 1)
        }
    }

    @Test(arguments: ["Rejected", "Changes requested", "In review"])
    func `one approves and the other one does not: the last word stands, and nothing is sent`(word: String) async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            _ = try await house.review()
            try await house.approve()
            try house.set("Status", .string(word), by: .ben)
            try await house.settle(rounds: 4)
            #expect(house.status == word)
            house.theatre.clock.jump(to: house.clock.now() + .seconds(7200))
            try await house.settle(rounds: 4)
            #expect(house.posts.isEmpty && house.status == word)
            #expect(house.comments(with: "The approval is void").count == 1, "\(house.comments)")
        }
    }
}
