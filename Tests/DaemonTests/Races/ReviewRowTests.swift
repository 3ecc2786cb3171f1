import Editorial
import FoundationEssentials
import ProofKit
import Rehearsal
import Storage
import Support
import TestKit
import Testing

@testable import Daemon

/// More of what an editor can do on a draft's page, and whom Copydesk mentions, as the look-alike of Notion shows it.
struct ReviewRowTests {
    @Test func `Changes requested by status writes what Remarks say, keeps the old text and answers once`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            let page = try await house.review()
            house.writer.answer { order in
                #expect(order.revision?.remark.contains("Make it sober.") == true)
                return .sample(hook: "A sober hook")
            }
            try house.set("Remarks", "Make it sober.")
            try house.set("Status", "Changes requested")
            house.nextMinute()
            try await house.poll()
            #expect(house.status == "Changes requested")
            try await house.line.drain("draft")
            try await house.settle(rounds: 5)
            #expect(house.status == "In review" && house.text.hasPrefix("A sober hook"))
            #expect(house.versions.count == 1 && house.notion.row(page.id)?.properties["Remarks"]?.string ?? "" == "")
            #expect(house.comments == ["Version 2 is under \"Post\"; the text before it is under \"Versions\"."], "\(house.comments)")
            #expect(house.writer.orders.count == 1 && house.posts.isEmpty)
        }
    }

    @Test func `another alt text after the approval makes it void, and the next approval publishes it`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: true) { house in
            _ = try await house.review()
            try await house.settle(rounds: 3)
            try await house.approve()
            try await house.settle(rounds: 2)
            #expect(house.status == "Scheduled")
            try house.set("Alt text", "The number one, in blue")
            try await house.settle(rounds: 4)
            #expect(house.status == "In review" && house.comments(with: "The approval is void").count == 1, "\(house.comments)")
            house.theatre.clock.jump(to: house.clock.now() + .seconds(7200))
            try await house.settle(rounds: 3)
            #expect(house.posts.isEmpty)
            try await house.approve()
            try await house.toSlot()
            #expect(house.theatre.linkedIn.allPosts.first?.pictures.map(\.altText) == ["The number one, in blue"])
        }
    }

    @Test(arguments: ["Drafting", "Published", "Needs check", "Failed", "Expired"])
    func `a status of Copydesk's own while it is Scheduled ends the approval, and the draft is in review`(word: String) async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            _ = try await house.review()
            try await house.approve()
            try await house.settle(rounds: 2)
            try #require(house.status == "Scheduled")
            try house.set("Status", .string(word))
            try await house.settle(rounds: 5)
            #expect(house.status == "In review")
            let void = "The approval is void: the status was changed to \"\(word)\"."
            #expect(house.comments(with: void).count == 1, "\(house.comments)")
            house.theatre.clock.jump(to: house.clock.now() + .seconds(7200))
            try await house.settle(rounds: 4)
            #expect(house.posts.isEmpty && house.status == "In review")
        }
    }

    @Test func `Approved while it is Scheduled changes nothing, and one post goes out`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            _ = try await house.review()
            try await house.approve()
            try await house.settle(rounds: 2)
            try house.set("Status", "Approved")
            try await house.settle(rounds: 4)
            #expect(house.status == "Scheduled" && house.comments(with: "void").isEmpty)
            try await house.toSlot()
            #expect(house.posts.count == 1)
        }
    }

    @Test func `the section Post is found again when it is renamed, and an edit in it counts`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            _ = try await house.review()
            let (section, first) = (try house.section().id, house.paragraphs[0].id)
            try await house.approve()
            try house.act(.editBlock(section, text: "Beitrag"))
            try await house.settle(rounds: 4)
            #expect(house.status == "Scheduled" && house.comments(with: "void").isEmpty, "\(house.comments)")
            try house.act(.editBlock(first, text: "Edited under another heading."))
            try await house.settle(rounds: 4)
            #expect(house.status == "In review" && house.comments(with: "The approval is void").count == 1)
            try await house.approve()
            try await house.toSlot()
            #expect(house.theatre.linkedIn.allPosts.map(\.text) == ["Edited under another heading.\n\n#Exactly1"])
        }
    }

    @Test func `whoever has to approve is mentioned when it is ready, a day and two hours before its time, each once`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            try house.act(.setProperty(page: house.notion.rows(of: "Brands")[0].id, name: "Editors", value: ["Ada Editor"]))
            try await house.line.drain("board")
            _ = try await house.review()
            func remind() async throws {
                for _ in 0..<2 {
                    try await house.line.drain("remind")
                    try await house.settle(rounds: 1)
                }
            }
            try await remind()
            #expect(house.comments(with: "@Ada Editor Ready for review, proposed for ").count == 1, "\(house.comments)")
            try house.set("Publish at", .string(Timestamp.text(house.clock.now() + .seconds(3 * 86_400))))
            try await house.settle(rounds: 3)
            let slot = try #require(try await house.draft().slot)
            for (lead, words) in [(86_000.0, "in 24 hours"), (7000, "in 2 hours")] {
                house.theatre.clock.jump(to: slot - .seconds(lead))
                try await remind()
                let told = house.comments(with: "@Ada Editor Not approved yet, and its proposed time is ").filter { $0.contains(words) }
                #expect(told.count == 1, "\(house.comments)")
            }
            #expect(house.comments.count == 3, "\(house.comments)")
        }
    }

    @Test func `editors are mentioned when a draft expires and when a post fails, each once`() async throws {
        for isApproved in [false, true] {
            try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
                try house.act(.setProperty(page: house.notion.rows(of: "Brands")[0].id, name: "Editors", value: ["Ada Editor"]))
                try await house.line.drain("board")
                _ = try await house.review()
                if isApproved {
                    try await house.approve()
                    house.theatre.linkedIn.faults.add(Rehearsal.Fault(.status(422), path: "/rest/posts", method: "POST"))
                    try await house.toSlot()
                } else {
                    for _ in 0..<16 where house.status != "Expired" {
                        house.theatre.clock.jump(to: house.clock.now() + .seconds(86_400))
                        try await house.settle(rounds: 2)
                    }
                }
                try await house.settle(rounds: 4)
                #expect(house.status == (isApproved ? "Failed" : "Expired"))
                let told = house.comments(with: "@Ada Editor ").filter { $0.contains(isApproved ? "Not published: " : "Expired: ") }
                #expect(told.count == 1, "\(house.comments)")
            }
        }
    }

    @Test func `a feed that went silent mentions the brand's editors on its row, once`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            let brand = house.notion.rows(of: "Brands")[0]
            try house.act(.setProperty(page: brand.id, name: "Editors", value: ["Ada Editor"]))
            let feed = try house.notion.seed(.feed("Wire", url: "https://wire.example/feed", brand: brand.id))
            try await house.poll()
            let now = house.clock.now()
            let items = [8.0, 10, 12].map { days in
                Item(
                    id: "item \(days)", feedID: feed, identity: "guid:\(days)", url: nil, title: "News",
                    publishedAt: now.addingTimeInterval(-days * 86_400), text: "It happened.", firstSeenAt: now, contentHash: "\(days)")
            }
            let read = FeedPoll(feedID: feed, state: FeedState(), items: items, nextPollAt: now + .seconds(86_400), error: nil)
            _ = try await house.store.file([read], now: now)
            for _ in 0..<4 {
                house.nextMinute()
                try await house.poll()
            }
            let told = house.notion.comments(on: feed).map(\.text)
            #expect(told.count == 1 && told[0].hasPrefix("@Ada Editor This feed has gone silent: nothing new since "), "\(told)")
        }
    }
}
