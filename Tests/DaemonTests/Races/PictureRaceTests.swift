import Editorial
import FoundationEssentials
import ProofKit
import Rehearsal
import Storage
import Support
import TestKit
import Testing

@testable import Daemon

/// The picture, its copy on the page and its words.
struct PictureRaceTests {
    /// A picture that a person might have made.
    private static func drawn(_ title: String, width: Int = 1200) async throws -> [UInt8] {
        let card = PictureJob.card(TitleCard(title: title, colours: ["#1f6f8b", "#f2c14e"], width: width, height: width / 2))
        let result = try await Child.run(
            executable: Programs.picture, input: try PictureFrame.pack(card, []), timeout: .seconds(60), outputLimit: 64 << 20)
        return try PictureFrame.unpack(PictureReply.self, result.output).1
    }

    private static func file(_ bytes: [UInt8], _ name: String = "mine.png") -> JSON {
        Rehearsal.NotionDesk.hosted(name: name, bytes: bytes, type: "image/png")
    }

    private func image(_ house: FaultHouse) throws -> NotionBlock { try #require(house.blocks.first { $0.type == "image" }) }

    private func published(_ house: FaultHouse) async throws -> (hash: String?, altText: String?) {
        try await house.approve()
        try await house.toSlot()
        let picture = try #require(house.theatre.linkedIn.allPosts.first?.pictures.first)
        return (picture.sha256, picture.altText)
    }

    @Test func `an editor's file is fetched at once, checked and used, copied onto the page, and never replaced`() async throws {
        let mine = try await Self.drawn("Mine")
        try await FaultHouse.open(account: "Company page", hasPicture: true) { house in
            let page = try await house.review()
            try house.set("Picture", [Self.file(mine)], by: .ben)
            try await house.settle(rounds: 5)
            let hash = try #require(try await house.draft().content.pictureHash)
            #expect(hash != KillHouse.picture(1).hash)
            #expect(house.notion.files(of: page.id, property: "Picture") == [mine])
            let stored = try #require(try await house.store.picture(hash))
            let block = try image(house).id
            #expect(house.notion.file(ofBlock: block) == stored.bytes)
            // The address under which the file was read has run out long ago.
            house.theatre.clock.jump(to: house.clock.now() + .seconds(7200))
            #expect(try await published(house).hash == hash)
            #expect(house.notion.files(of: page.id, property: "Picture") == [mine] && house.notion.violations.isEmpty)
        }
    }

    @Test func `a picture that is put into the page in the place of Copydesk's is taken over into the column`() async throws {
        let mine = try await Self.drawn("Pasted")
        try await FaultHouse.open(account: "Company page", hasPicture: true) { house in
            let page = try await house.review()
            try await house.approve()
            let block = try image(house).id
            try house.act(.replacePicture(block: block, with: Self.file(mine, "pasted.png")))
            try await house.settle(rounds: 6)
            #expect(house.status == "In review" && house.comments(with: "The approval is void").count == 1, "\(house.comments)")
            let hash = try #require(try await house.draft().content.pictureHash)
            let stored = try #require(try await house.store.picture(hash))
            #expect(house.notion.files(of: page.id, property: "Picture") == [stored.bytes])
            #expect(house.notion.file(ofBlock: block) == mine)
            #expect(house.blocks.filter { $0.type == "image" }.count == 1)
            #expect(try await published(house).hash == hash)
        }
    }

    @Test func `a picture put into the page of a draft that has none is taken over into the column`() async throws {
        let mine = try await Self.drawn("First")
        try await FaultHouse.open(account: "Company page", hasPicture: false) { house in
            let page = try await house.review()
            house.nextMinute()
            try house.act(.insertPicture(after: try house.section().id, Self.file(mine, "first.png")))
            try await house.settle(rounds: 6)
            let hash = try #require(try await house.draft().content.pictureHash)
            let stored = try #require(try await house.store.picture(hash))
            #expect(house.notion.files(of: page.id, property: "Picture") == [stored.bytes])
            #expect(house.blocks.filter { $0.type == "image" }.count == 1)
            try house.set("Alt text", "A card")
            try await house.settle(rounds: 3)
            #expect(try await published(house).hash == hash)
        }
    }

    @Test func `the words under the picture and the alt text follow each other, and the column wins where both were changed`()
        async throws
    {
        try await FaultHouse.open(account: "Company page", hasPicture: true) { house in
            let page = try await house.review()
            let block = try image(house).id
            @Sendable func words() -> [String] {
                [house.blocks.first { $0.id == block }?.text ?? "", house.notion.row(page.id)?.properties["Alt text"]?.string ?? ""]
            }
            #expect(words() == ["The number 1", "The number 1"])
            try house.act(.editBlock(block, text: "A one in a circle"))
            try await house.settle(rounds: 6)
            #expect(words() == ["A one in a circle", "A one in a circle"])
            try house.set("Alt text", "A one on paper")
            try await house.settle(rounds: 6)
            #expect(words() == ["A one on paper", "A one on paper"])
            house.nextMinute()
            try house.act(.editBlock(block, text: "Ben's words"), by: .ben)
            try house.set("Alt text", "Ada's words")
            try await house.settle(rounds: 6)
            #expect(words() == ["Ada's words", "Ada's words"])
            #expect(house.comments(with: "were both changed").count == 1 && house.comments.count == 1, "\(house.comments)")
            #expect(try await published(house).altText == "Ada's words")
        }
    }

    @Test func `a picture whose server does not give it keeps no comment from its answer, and is said to be unusable after ten minutes`()
        async throws
    {
        try await FaultHouse.open(account: "Company page", hasPicture: true) { house in
            let page = try await house.review()
            let nowhere: JSON = ["name": "far.png", "url": "http://127.0.0.1:9/far.png"]
            try house.set("Picture", [nowhere])
            try await house.settle(rounds: 3)
            #expect(house.comments(with: "cannot be used").isEmpty)
            house.nextMinute()
            let asked = try house.notion.perform(.comment(on: page.id, text: "/help"), by: .ada)
            let approved = try house.notion.perform(.comment(on: page.id, text: "/approve"), by: .ada)
            try await house.settle(rounds: 3)
            #expect(house.answers(to: asked).count == 1)
            #expect(house.answers(to: approved).first?.contains("could not be fetched yet") == true, "\(house.comments)")
            for _ in 0..<11 {
                house.nextMinute()
                try await house.round()
            }
            #expect(house.comments(with: "The new picture cannot be used").count == 1, "\(house.comments)")
            try house.set("Picture", [])
            try await house.settle(rounds: 4)
            try await house.approve()
            try await house.toSlot()
            #expect(house.posts.count == 1)
        }
    }

    @Test func `a file that is no picture is said to be none, and blocks approval until it is gone`() async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: true) { house in
            _ = try await house.review()
            try house.set("Picture", [Self.file(Array("GIF89a, in truth".utf8))])
            try await house.settle(rounds: 4)
            #expect(house.comments(with: "The new picture cannot be used").count == 1, "\(house.comments)")
            try house.set("Status", "Approved")
            try await house.settle(rounds: 5)
            #expect(house.status == "In review" && house.comments(with: "Not approved yet").count == 1)
            try house.set("Picture", [])
            try await house.settle(rounds: 4)
            #expect(!house.blocks.contains { $0.type == "image" })
            try await house.approve()
            try await house.toSlot()
            #expect(house.posts.count == 1)
        }
    }

    @Test func `a picture larger than the workspace takes is shown smaller and published as it is`() async throws {
        let mine = try await Self.drawn("Large", width: 2400)
        try await FaultHouse.open(account: "Company page", hasPicture: true) { house in
            _ = try await house.review()
            try house.set("Picture", [Self.file(mine)])
            let limit = mine.count / 2
            house.notion.configure { $0.uploadLimit = limit }
            // The limit is asked for at the start.
            try await house.line.start()
            try await house.settle(rounds: 5)
            let block = try image(house).id
            let shown = try #require(house.notion.file(ofBlock: block))
            let hash = try #require(try await house.draft().content.pictureHash)
            let stored = try #require(try await house.store.picture(hash))
            #expect(stored.bytes.count > limit && shown.count <= limit && shown.starts(with: [0xFF, 0xD8]))
            #expect(try await published(house).hash == hash && house.notion.violations.isEmpty)
        }
    }
}
