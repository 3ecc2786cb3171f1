import HTTPClient
import Support

/// What Stability's error statuses mean; v1 has `{id, name, message}`, v2beta `{id, name, errors}`.
enum StabilityRefusal {
    static func problem(_ response: HTTPResponse, _ settings: StabilitySettings, _ clock: any DeskClock) -> PictureProblem {
        let title = StabilityPainter.title
        let answer = try? JSON(parsing: response.body)
        let name = answer?["name"]?.string
        let words = (answer?["message"]?.string ?? answer?["errors"]?[0]?.string)?.collapsed.limited(utf16: 200)
        let said: Message = words.map { ": \($0)" as Message } ?? ""
        switch (response.status, name) {
        case (401, _): return PictureProblem(.needsOperator, "\(title) refused the token; put a valid key where token points.")
        case (402, _): return PictureProblem(.needsOperator, "\(title) has no credits left; buy some or use another [[model.image]].")
        case (400, "invalid_prompts"), (403, "content_moderation"):
            return PictureProblem(
                .permanent, "\(title) refused the prompt because of its content; change the prompt or the brand's picture style.")
        case (403, _): return PictureProblem(.needsOperator, "\(title) does not permit this with the token\(said).")
        case (400, _) where words?.hasPrefix("model:") == true:
            return PictureProblem(
                .needsOperator, "\(title) does not know the model \(settings.model); use core, ultra or a model of sd3.")
        case (404, _) where settings.api == .v1:
            return PictureProblem(
                .needsOperator,
                "\(title) no longer offers the engine \(settings.model); set api = \"v2beta\" without model, or use a local server.")
        case (404, _): return PictureProblem(.needsOperator, "\(title) has no such service; check base_url.")
        case (429, _), (503, _):
            return PictureProblem(response.pause(clock), "\(title) is busy (\(response.status)); it is asked again later.")
        case (400..<500, _): return PictureProblem(.permanent, "\(title) refused the job (\(response.status))\(said).")
        default: return PictureProblem(.retry, "\(title) failed (\(response.status))\(said); see its status page.")
        }
    }
}
