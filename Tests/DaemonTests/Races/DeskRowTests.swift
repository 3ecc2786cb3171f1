import Editorial
import FoundationEssentials
import ProofKit
import Rehearsal
import Storage
import Support
import Testing

@testable import Daemon

/// What an editor can do on a draft's page, act by act, as the page and LinkedIn show it.
struct DeskRowTests {
    @Test func `an edit of the text, the alt text and a column is taken as it is, and never written over`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: true) { house in
            let page = try await house.review()
            let long = String(repeating: "long ", count: 700)
            try house.act(.editBlock(house.paragraphs[0].id, text: long))
            try house.set("Alt text", "")
            try await house.settle(rounds: 5)
            let checks = house.notion.row(page.id)?.properties["Checks"]?.string ?? ""
            #expect(checks.contains("shorten it") && checks.contains("no alt text"), "\(checks)")
            try house.set("Status", "Approved")
            try await house.settle(rounds: 5)
            #expect(house.status == "In review" && house.comments(with: "Not approved yet").count == 1)
            try house.act(.editBlock(house.paragraphs[0].id, text: "Short."))
            try house.set("Alt text", "The number one")
            try await house.settle(rounds: 5)
            try await house.approve()
            try await house.toSlot()
            let post = try #require(house.theatre.linkedIn.allPosts.first)
            #expect(post.text == "Short.\n\n#Exactly1" && post.pictures.map(\.altText) == ["The number one"])
            #expect(house.notion.row(page.id)?.properties["Alt text"] == "The number one")
        }
    }

    @Test func `a comment approves as the status does, and is answered in its thread`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            let page = try await house.review()
            try house.notion.perform(.comment(on: page.id, text: "/approve"), by: .ben)
            try await house.round()
            house.nextMinute()
            try await house.settle(rounds: 4)
            let comments = house.notion.comments(on: page.id)
            #expect(comments.count == 2 && Set(comments.map(\.discussion)).count == 1)
            #expect(house.notion.row(page.id)?.properties["Approved by"]?.string?.hasPrefix("Ben Approver, ") == true)
            try await house.toSlot()
            #expect(house.posts.count == 1)
        }
    }

    @Test func `Publish at moves the post where the calendar allows it, else it is restored with the reason`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            _ = try await house.review()
            try await house.approve()
            let later = Timestamp.text(house.clock.now() + .seconds(86_400))
            try house.set("Publish at", .string(later))
            try await house.settle(rounds: 4)
            let moved = try await house.draft().slot
            #expect(moved.map { abs($0.timeIntervalSince(house.clock.now()) - 86_400) < 1800 } == true)
            #expect(house.status == "Scheduled" && house.comments(with: "void").isEmpty)
            try house.set("Publish at", .string(Timestamp.text(house.clock.now() + .seconds(60 * 86_400))))
            try await house.settle(rounds: 4)
            #expect(try await house.draft().slot == moved)
            #expect(house.row?.properties["Publish at"]?.string.flatMap(Timestamp.parse) == moved)
            #expect(house.comments.count == 2, "\(house.comments)")
        }
    }

    @Test(arguments: ["In review", "Changes requested", "Rejected", ""])
    func `whoever moves the status away from an approval ends it`(word: String) async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            _ = try await house.review()
            try await house.approve()
            try house.set("Status", word.isEmpty ? .null : .string(word))
            try await house.settle(rounds: 5)
            house.theatre.clock.jump(to: house.clock.now() + .seconds(7200))
            try await house.settle(rounds: 4)
            #expect(house.status == (word.isEmpty ? "In review" : word) && house.posts.isEmpty)
        }
    }

    @Test(arguments: ["Drafting", "Scheduled", "Published", "Needs check", "Failed", "Expired"])
    func `a status of Copydesk's own is no approval, and the true one is restored with a comment`(word: String) async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            _ = try await house.review()
            try house.set("Status", .string(word))
            try await house.settle(rounds: 6)
            #expect(house.status == "In review")
            #expect(house.comments == ["\"\(word)\" is set by Copydesk alone. The status is \"In review\"."])
            house.theatre.clock.jump(to: house.clock.now() + .seconds(7200))
            try await house.settle(rounds: 4)
            #expect(house.posts.isEmpty)
        }
    }

    @Test func `a tick on the brand holds its posts until it is gone`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            _ = try await house.review()
            try await house.approve()
            try await house.prepare()
            let brand = house.notion.rows(of: "Brands")[0].id
            try house.act(.setProperty(page: brand, name: "Paused", value: true))
            try await house.leap(to: .slot)
            try await house.rest(within: .seconds(600))
            #expect(house.posts.isEmpty && house.status == "Scheduled")
            try house.act(.setProperty(page: brand, name: "Paused", value: false))
            try await house.rest(within: .seconds(3600))
            #expect(house.posts.count == 1 && house.status == "Published")
        }
    }

    @Test func `what nobody approves moves on from slot to slot and expires after its window`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            let page = try await house.review()
            let first = try await house.draft().slot
            for _ in 0..<16 {
                house.theatre.clock.jump(to: house.clock.now() + .seconds(86_400))
                try await house.settle(rounds: 2)
                if house.status == "Expired" { break }
                #expect(try await house.draft().slot.map { $0 > house.clock.now() } == true)
            }
            #expect(first != nil && house.status == "Expired" && house.posts.isEmpty)
            try house.act(.setProperty(page: page.id, name: "Status", value: "Approved"))
            try await house.settle(rounds: 8)
            #expect(house.status == "Expired" && house.posts.isEmpty)
        }
    }

    @Test func `Failed set back to Approved is another try, for a post that is definitely not out`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            _ = try await house.review()
            try await house.approve()
            house.theatre.linkedIn.faults.add(Rehearsal.Fault(.status(422), path: "/rest/posts", method: "POST"))
            try await house.toSlot()
            #expect(house.status == "Failed" && house.posts.isEmpty, "\(house.comments)")
            try house.set("Status", "Approved")
            try await house.round()
            house.nextMinute()
            try await house.settle(rounds: 3)
            #expect(house.status == "Scheduled")
            try await house.toSlot()
            #expect(house.status == "Published" && house.posts.count == 1)
        }
    }
}
