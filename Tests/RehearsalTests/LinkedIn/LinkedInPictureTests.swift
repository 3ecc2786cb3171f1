import HTTPClient
import Rehearsal
import Support
import TestKit
import Testing

@Suite struct LinkedInPictureTests {
    private func status(_ urn: String, _ desk: LinkedInDesk, token: String = LinkedInSettings.pageToken) async throws -> JSON {
        try JSON(parsing: try await desk.call("GET", "/rest/images/" + LinkedInDesk.encoded(urn), token: token).body)
    }

    @Test("a picture is uploaded, processed and posted with its alternative text")
    func upload() async throws {
        try await LinkedInDesk.open { desk in
            let (urn, put) = try await desk.upload(LinkedInDesk.png())
            #expect(put == 201)
            #expect(try await status(urn, desk)["status"] == "PROCESSING")
            let content: [String: JSON] = ["content": ["media": ["id": .string(urn), "altText": "A turbine"]]]
            let early = try await desk.post("Too early", adding: content)
            #expect(try JSON(parsing: early.body)["code"] == "MEDIA_ASSET_PROCESSING")
            desk.clock.advance(by: .milliseconds(200))
            #expect(try await status(urn, desk)["status"] == "AVAILABLE")
            #expect(try await desk.post("With picture", adding: content).status == 201)
            let picture = try #require(desk.linkedIn.posts.first?.pictures.first)
            #expect(picture.sha256 == SHA256.hex(of: LinkedInDesk.png()))
            #expect(picture.altText == "A turbine")
            #expect(picture.width == 40)
        }
    }

    @Test("a picture that was not uploaded, is too large, foreign or no picture cannot be posted")
    func refused() async throws {
        try await LinkedInDesk.open({ $0.imageProcessing = .zero }) { desk in
            func code(_ urn: String) async throws -> JSON? {
                try JSON(parsing: try await desk.post("x", adding: ["content": ["media": ["id": .string(urn)]]]).body)["code"]
            }
            let waiting = try #require(try await desk.initializeUpload()["image"]?.string)
            #expect(try await code(waiting) == "MEDIA_ASSET_WAITING_UPLOAD")
            let large = try await desk.upload(LinkedInDesk.png(6013, 6013)).urn
            #expect(try await code(large) == "MEDIA_ASSET_PROCESSING_FAILED")
            let webp = try await desk.upload([UInt8]("RIFF....WEBPVP8 ".utf8)).urn
            #expect(try await code(webp) == "MEDIA_ASSET_PROCESSING_FAILED")
            let foreign = try await desk.upload(LinkedInDesk.png(), owner: LinkedInDesk.member, token: LinkedInSettings.memberToken).urn
            #expect(try await code(foreign) == "INVALID_IMAGE_ID")
            #expect(try await code("urn:li:image:nope") == "INVALID_IMAGE_ID")
        }
    }

    @Test("a member token cannot ask how far its picture is, but may post it")
    func memberToken() async throws {
        try await LinkedInDesk.open({ $0.imageProcessing = .zero }) { desk in
            let token = LinkedInSettings.memberToken
            let (urn, _) = try await desk.upload(LinkedInDesk.png(), owner: LinkedInDesk.member, token: token)
            #expect(
                try await status(urn, desk, token: token)["message"]?.string?.hasPrefix("Accessing this image resource is forbidden")
                    == true)
            let content: [String: JSON] = ["content": ["media": ["id": .string(urn)]]]
            #expect(try await desk.post("Own", author: LinkedInDesk.member, token: token, adding: content).status == 201)
        }
    }

    @Test("an altered upload address is refused")
    func alteredURL() async throws {
        try await LinkedInDesk.open { desk in
            let url = try #require(try await desk.initializeUpload()["uploadUrl"]?.string)
            let altered = try await desk.call("PUT", url.replacing("%3D", with: "="), json: "x")
            #expect(altered.status == 403)
            desk.clock.advance(by: .seconds(86_401))
            #expect(try await desk.call("PUT", url, json: "x").text.contains("EXPIRED_UPLOAD_URL"))
        }
    }
}
