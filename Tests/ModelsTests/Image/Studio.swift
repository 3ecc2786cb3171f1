import Editorial
import FoundationEssentials
import HTTPClient
import HTTPServer
import Support
import TOML
import TestKit
import Testing

@testable import Models

extension Loopback {
    /// The body of the only request as JSON.
    func asked() throws -> JSON {
        #expect(requests.count == 1)
        return try #require(requests.first).json()
    }
}

/// What the tests of painters share.
enum Studio {
    /// The built picture child, beside the test bundle.
    static let workshop = PictureWorkshop(program: program, log: .silent)
    static let program =
        CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        + "/copydesk-picture"

    static let tools = PaintingTools(
        transport: HTTPClient(userAgent: "copydesk-tests"), workshop: workshop, clock: SystemClock())

    static let order = PictureOrder(
        prompt: "A calm control room at dawn", negativePrompt: "people, Text", seed: 4711,
        card: CardText(title: "Why now?", kicker: "Opinion", source: "example.com", colours: [], language: "en"))

    /// The painter that a `[[model.image]]` with these lines makes.
    static func painter(_ lines: String) throws -> any ImageModel {
        let findings = Findings()
        let document = try TOMLDocument.parse("[[model]]\n" + lines, file: "copydesk.toml")
        var root = TableReader(document, findings: findings)
        var table = try #require(root.tables("model").first)
        let settings = try #require(ImageModelKinds.read(&table))
        table.finish()
        #expect(findings.problems.isEmpty)
        return try settings.model(tools)
    }

    /// A picture with many colours, as an engine would deliver it.
    static func picture(_ width: Int, _ height: Int) async throws -> [UInt8] {
        try await album.picture("\(width) x \(height)") {
            try await workshop.draw(TitleCard(title: "Painted", colours: ["#1f6f8b", "#f2c14e"], width: width, height: height))
        }
    }

    /// A picture of one colour: a single pixel, enlarged.
    static func plain(_ pixel: String, _ width: Int, _ height: Int) async throws -> [UInt8] {
        try await album.picture("\(pixel) \(width) x \(height)") {
            try await workshop.finish(
                try #require(pixel.base64Bytes), PictureFinish(frame: .cover(width: width, height: height), format: .png))
        }
    }

    private static let album = Album()

    // PNG, 1 x 1 pixel, 8-bit grey.
    static let black = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
    static let grey = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="

    static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    /// What a painter says when it fails.
    static func problem(_ painter: any ImageModel) async throws -> PictureProblem {
        do {
            _ = try await painter.paint(order)
        } catch let problem as PictureProblem {
            return problem
        }
        throw PictureProblem(.permanent, "painted although it should not have")
    }
}

/// Keeps the sample pictures, since each costs a child.
private actor Album {
    private var pictures: [String: [UInt8]] = [:]

    func picture(_ name: String, _ make: @Sendable () async throws -> FinishedPicture) async throws -> [UInt8] {
        if let known = pictures[name] { return known }
        let made = try await make().bytes
        pictures[name] = made
        return made
    }
}
