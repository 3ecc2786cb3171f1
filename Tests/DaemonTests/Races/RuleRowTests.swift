import Editorial
import FoundationEssentials
import ProofKit
import Rehearsal
import Storage
import Support
import Testing

@testable import Daemon

/// What rules of the brand, the calendar and the platform make of an editor's act, as the page and LinkedIn show it.
struct RuleRowTests {
    private let ben = NotionPerson.ben

    @Test(arguments: ["a blackout", "the past", "nothing"])
    func `Publish at that cannot be is put back with the reason`(wish: String) async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            _ = try await house.review()
            try await house.approve()
            let slot = try await house.draft().slot
            let now = house.clock.now()
            try house.act(.setProperty(page: house.brand, name: "Blackouts", value: "2026-12-01..2026-12-02"))
            try await house.settle(rounds: 2)
            let (value, reason): (JSON, String) =
                switch wish {
                case "a blackout": ("2026-12-01T10:00:00Z", "blackout")
                case "the past": (.string(Timestamp.text(now - .seconds(7200))), "has passed")
                default: (.null, "A post has a date")
                }
            try house.set("Publish at", value)
            try await house.settle(rounds: 4)
            #expect(try await house.draft().slot == slot)
            #expect(house.row?.properties["Publish at"]?.string.flatMap(Timestamp.parse) == slot)
            let told = house.comments(with: "Publish at stays as it was: ")
            #expect(told.count == 1 && told[0].contains(reason), "\(house.comments)")
            #expect(house.status == "Scheduled")
        }
    }

    @Test func `where approvers are named a status is no approval and says how to give one, and others are refused`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            let page = try await house.review()
            try house.act(.setProperty(page: house.brand, name: "Approvers", value: ["Ben Approver"]))
            try await house.settle(rounds: 2)
            try house.set("Status", "Approved")
            try await house.settle(rounds: 4)
            #expect(house.status == "In review" && house.comments(with: "/approve").count == 1, "\(house.comments)")
            let refused = try house.notion.perform(.comment(on: page.id, text: "/approve"), by: .ada)
            try await house.settle(rounds: 4)
            #expect(house.status == "In review" && house.answers(to: refused).count == 1, "\(house.comments)")
            try house.notion.perform(.comment(on: page.id, text: "/approve"), by: ben)
            try await house.round()
            house.nextMinute()
            try await house.settle(rounds: 4)
            #expect(house.status == "Scheduled", "\(house.comments)")
            try await house.toSlot()
            #expect(house.posts.count == 1)
        }
    }

    @Test func `two people have to approve, and one alone is told that another is missing`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            let page = try await house.review()
            try house.act(.setProperty(page: house.brand, name: "Two approvers", value: true))
            try await house.settle(rounds: 2)
            for _ in 0..<2 {
                try house.notion.perform(.comment(on: page.id, text: "/approve"), by: .ada)
                try await house.round()
                house.nextMinute()
                try await house.settle(rounds: 4)
                #expect(house.status == "In review", "\(house.comments)")
            }
            try house.notion.perform(.comment(on: page.id, text: "/approve"), by: ben)
            try await house.round()
            house.nextMinute()
            try await house.settle(rounds: 4)
            #expect(house.status == "Scheduled", "\(house.comments)")
        }
    }

    @Test func `nobody approves his own words where the brand says so`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            let page = try await house.review()
            try house.act(.setProperty(page: house.brand, name: "Not own text", value: true))
            try house.act(.editBlock(house.paragraphs[0].id, text: "Said by Ada."))
            house.nextMinute()
            try await house.settle(rounds: 4)
            let own = try house.notion.perform(.comment(on: page.id, text: "/approve"), by: .ada)
            try await house.round()
            house.nextMinute()
            try await house.settle(rounds: 4)
            #expect(house.status == "In review" && house.answers(to: own).count == 1, "\(house.comments)")
            try house.notion.perform(.comment(on: page.id, text: "/approve"), by: ben)
            try await house.round()
            house.nextMinute()
            try await house.settle(rounds: 4)
            #expect(house.status == "Scheduled", "\(house.comments)")
        }
    }

    @Test func `the reason of a rejection is in what the next writer is told`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            _ = try await house.review()
            try house.set("Remarks", "Too much praise.")
            try house.set("Status", "Rejected")
            try await house.settle(rounds: 3)
            #expect(house.status == "Rejected")
            let prompt = try await house.nextPrompt()
            #expect(prompt.contains("- Too much praise."), "\(prompt)")
        }
    }

    @Test func `Needs check is answered by a person alone: no status is a second try, and the page names who is asked`() async throws {
        try await FaultHouse.open(account: "Editor in person", hasPicture: false) { house in
            try house.act(.setProperty(page: house.brand, name: "Editors", value: ["Ada Editor"]))
            _ = try await house.review()
            try await house.approve()
            house.theatre.linkedIn.faults.add(Rehearsal.Fault(.dropAfter, path: "/rest/posts", method: "POST"))
            try await house.toSlot()
            #expect(house.status == "Needs check" && house.posts.count == 1, "\(house.comments)")
            #expect(house.comments(with: "@Ada Editor").contains { $0.contains("not known") }, "\(house.comments)")
            for word in ["Approved", "Failed", "In review"] {
                try house.set("Status", .string(word))
                try await house.round()
                house.nextMinute()
                try await house.settle(rounds: 4)
                try await house.rest(within: .seconds(7200))
                #expect(house.status == "Needs check" && house.posts.count == 1, "\(word): \(house.comments)")
            }
            try house.set("Answer", "published")
            try await house.settle(rounds: 4)
            #expect(house.status == "Published" && house.posts.count == 1)
        }
    }
}
