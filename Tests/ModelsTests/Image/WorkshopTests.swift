import Editorial
import Support
import Testing

@testable import Models

@Suite("The picture workshop")
struct WorkshopTests {
    @Test("a card needs no server")
    func card() async throws {
        let picture = try await Studio.painter("kind = \"card\"").paint(Studio.order)
        #expect(picture.width == 1200 && picture.height == 627)
        #expect(picture.provenance.engine == "card")
        #expect(picture.provenance.seed == nil)
        #expect(picture.provenance.steps == [Picture.Step(name: "drawn", hash: picture.hash)])
        #expect(try await Studio.painter("kind = \"card\"").paint(Studio.order) == picture)
    }

    @Test("the configured colours serve where a brand has none")
    func colours() async throws {
        let plain = try await Studio.painter("kind = \"card\"").paint(Studio.order)
        let coloured = try await Studio.painter("kind = \"card\"\ncolours = [\"#7a1f3d\"]").paint(Studio.order)
        #expect(plain.hash != coloured.hash)
    }

    @Test("missing fonts and corrected colours are logged")
    func logged() async throws {
        let (log, lines) = Log.captured()
        let workshop = PictureWorkshop(program: Studio.program, log: log)
        _ = try await workshop.draw(TitleCard(title: "Private \u{10FFFD}", colours: ["#777777", "#777778"]), logo: [1, 2, 3])
        #expect(lines.all.contains { $0.hasPrefix("warning") && $0.contains("no installed font") })
        #expect(lines.all.contains { $0.contains("#777778 became") && $0.contains("the logo was left out") })
    }

    @Test("an editor's file is taken in: shape kept, size bounded, history noted")
    func intake() async throws {
        let file = try await Studio.picture(3000, 1500)
        let picture = try await Studio.workshop.takeIn(file, name: "launch.png")
        #expect(picture.width == 2400 && picture.height == 1200)
        #expect(picture.bytes.count <= 5 << 20)
        #expect(picture.provenance.engine == "editor")
        #expect(picture.provenance.deliveredWidth == 3000)
        #expect(picture.provenance.steps.map(\.name) == ["received", "finished"])
        #expect(picture.provenance.steps[0].hash == SHA256.hex(of: file))
    }

    @Test(
        "a picture that a board does not take as it is fits as a JPEG, in a smaller size where quality alone is not enough",
        arguments: [40_000, 6_000])
    func fitted(limit: Int) async throws {
        let picture = try await Studio.workshop.takeIn(try await Studio.picture(2400, 1600), name: "launch.png")
        try #require(picture.bytes.count > limit)
        let bytes = try await Studio.workshop.fit(picture, within: limit)
        #expect(bytes.count <= limit && bytes.starts(with: [0xFF, 0xD8]))
        let facts = try await Studio.workshop.inspect(bytes)
        #expect(facts.source?.format == .jpeg)
    }

    @Test(
        "an editor's file that is no picture is named in the sentence", arguments: [("GIF89a", "a GIF"), ("", "empty"), ("<svg>", "SVG")])
    func refusedIntake(content: String, words: String) async throws {
        do {
            _ = try await Studio.workshop.takeIn(Array(content.utf8), name: "banner.gif")
            Issue.record("taken in")
        } catch let problem as PictureProblem {
            #expect(problem.disposition == .permanent)
            #expect(problem.description.contains("banner.gif") && problem.description.contains(words))
        }
    }

    @Test("what is wrong with a file comes back from the picture program in words that can be said in German and French")
    func refusedInLanguage() async throws {
        let refused = await #expect(throws: PictureProblem.self) {
            try await Studio.workshop.takeIn(Array("GIF89a".utf8), name: "banner.gif")
        }
        let problem = try #require(refused)
        #expect(
            problem.message.text(in: Voice(.german))
                == "Das Bild banner.gif ist nicht verwendbar: ein GIF wird nicht angenommen; geben Sie ein Bild als PNG, JPEG oder WebP.")
        #expect(
            problem.message.text(in: Voice(.french))
                == "L’image banner.gif est inutilisable : un GIF n’est pas accepté ; donnez une image PNG, JPEG ou WebP.")
    }

    @Test("a wrong program is told to the operator")
    func wrongProgram() async throws {
        for program in ["/bin/true", "/bin/false", "/bin/cat"] {
            do {
                _ = try await PictureWorkshop(program: program, log: .silent).inspect([1, 2, 3])
                Issue.record("\(program) passed for the picture program")
            } catch let problem as PictureProblem {
                #expect(problem.disposition == .needsOperator)
                #expect(problem.description.contains(program))
            }
        }
        await #expect(throws: ChildProblem.self) { try await PictureWorkshop(program: "/nonexistent/picture", log: .silent).inspect([1]) }
    }
}
