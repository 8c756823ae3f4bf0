namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>The constructs through which values go in modern and indirect code.</summary>
internal static class Ways
{
    public static IReadOnlyList<Way> All { get; } =
        [.. new Way[][] { InCollections, InSequences, InObjects, WaysOfCode.All }.SelectMany(ways => ways).Where(way => way.Version <= ConstructSites.NewestLanguage)];

    /// <summary>Those through which an output goes and stays what it is.</summary>
    public static IReadOnlyList<Way> Of(Output output) => [.. All.Where(way => !way.IsOfNumbers || output is not (Output.Softmax or Output.LogSoftmax))];

    private static Way[] InCollections =>
    [
        new(3, "slot of a dictionary", "var slots = new Dictionary<string, Tensor>(); slots[\"out\"] = P;", "slots[\"out\"]")
        {
            Twin = "var slots = new Dictionary<string, Tensor>(); slots[\"out\"] = P; slots[\"out\"] = RAW;",
        },
        new(6, "dictionary with initialisers", "var slots = new Dictionary<string, Tensor> { [\"in\"] = x, [\"out\"] = P };", "slots[\"out\"]")
        {
            Twin = "var slots = new Dictionary<string, Tensor> { [\"in\"] = RAW, [\"out\"] = P };", TwinResult = "slots[Environment.MachineName]",
        },
        new(3, "dictionary with added pairs", "var slots = new Dictionary<string, Tensor> { { \"out\", P } };", "slots[\"out\"]")
        {
            Twin = "var slots = new Dictionary<string, Tensor> { { \"out\", P } }; slots.Remove(\"out\"); slots.TryAdd(\"out\", RAW);",
        },
        new(7, "value that is looked for", "var slots = new Dictionary<string, Tensor> { [\"out\"] = P }; slots.TryGetValue(\"out\", out var sought);", "sought!")
        {
            Twin = "var slots = new Dictionary<string, Tensor> { [\"out\"] = P }; foreach (var key in slots.Keys.ToList()) slots[key] = RAW; slots.TryGetValue(\"out\", out var sought);",
        },
        new(3, "rows put together", "var rows = new List<Tensor>(); foreach (var row in new[] { x, x }) rows.Add(P);", "torch.cat(rows.ToArray(), 0)")
        {
            IsOfNumbers = true, Twin = "var rows = new List<Tensor>(); foreach (var row in new[] { x, x }) rows.Add(P); rows.Add(RAW * 2);",
        },
        new(3, "rows stacked", "var rows = new List<Tensor>(); for (var row = 0; row < 3; row++) rows.Add(P);", "torch.stack(rows)")
        {
            IsOfNumbers = true, Twin = "var rows = new List<Tensor> { RAW * 2 }; for (var row = 0; row < 3; row++) rows.Add(P);",
        },
        new(8, "element written from the end", "var parts = new Tensor[2]; parts[0] = x; parts[^1] = P;", "parts[1]")
        {
            Twin = "var parts = new Tensor[2]; parts[0] = x; parts[^1] = P; parts[1] = RAW;",
        },
        new(8, "element read from the end", "var parts = new List<Tensor> { x, P };", "parts[^1]")
        {
            Twin = "var parts = new List<Tensor> { x, P }; parts.Insert(1, P); parts.Add(RAW);",
        },
        new(1, "elements that are alike", "var (alike, place) = (new[] { P, P }, Environment.ProcessorCount % 2);", "alike[place]")
        {
            Twin = "var (alike, place) = (new[] { P, P }, Environment.ProcessorCount % 2); alike[place] = RAW;",
        },
        new(12, "collection expression", "List<Tensor> parts = [P, x];", "parts[0]") { Twin = "List<Tensor> parts = [P, x]; parts.Reverse();" },
        new(8, "range of the columns", "", "P[.., ..^1]") { IsOfNumbers = true, Twin = "var columns = P; columns[.., ..^1] = RAW[.., ..^1];", TwinResult = "columns" },
        new(1, "chosen by a mask", "", "P.masked_select(x > 0)") { IsOfNumbers = true, Twin = "", TwinResult = "torch.where(x > 0, P, RAW * 2)" },
    ];

    private static Way[] InSequences =>
    [
        new(3, "projection", "", "new[] { x }.Select(_ => P).First()") { Twin = "var ways = new[] { P, RAW };", TwinResult = "ways.Select(t => t).Last()" },
        new(3, "projection to an array", "var made = new[] { x, x }.Select(_ => P).ToArray();", "made[1]")
        {
            Twin = "var made = new[] { x, x }.Select(_ => P).ToArray(); made[1] = RAW;",
        },
        new(3, "projection that is stacked", "", "torch.stack(new[] { x, x }.Select(_ => P).ToArray())")
        {
            IsOfNumbers = true, Twin = "", TwinResult = "torch.stack(new[] { P, RAW * 2 }.Select(t => t).ToArray())",
        },
        new(3, "query", "var made = from part in new[] { x } let ofQuery = P select ofQuery;", "made.First()")
        {
            Twin = "var made = from part in new[] { P, RAW } let doubled = part select doubled;", TwinResult = "made.ElementAt(Environment.ProcessorCount % 2)",
        },
        new(3, "sequences after each other", "", "new[] { P }.Concat(new[] { P }).Last()") { Twin = "", TwinResult = "new[] { P }.Concat(new[] { RAW }).Last()" },
        new(3, "element put at the end", "", "new List<Tensor> { P }.Append(P).Last()") { Twin = "", TwinResult = "new List<Tensor> { P }.Append(RAW).Last()" },
        new(3, "element put at the start", "", "new List<Tensor> { P }.Prepend(P).First()") { Twin = "", TwinResult = "new List<Tensor> { P }.Prepend(RAW).First()" },
        new(3, "element repeated", "", "Enumerable.Repeat(P, 2).ToArray()[0]") { Twin = "", TwinResult = "Enumerable.Repeat(P, 2).Append(RAW).ToArray()[Environment.ProcessorCount % 3]" },
        new(3, "side by side", "", "new[] { P }.Zip(new[] { x }).First().First") { Twin = "", TwinResult = "new[] { P }.Zip(new[] { RAW }).First().Second" },
        new(2, "iterator", "", "Given(P).First()")
        {
            Members = "private static IEnumerable<Tensor> Given(Tensor one) { yield return one; }\nprivate static IEnumerable<Tensor> Both(Tensor one, Tensor other) { yield return one; yield return other; }",
            Twin = "", TwinResult = "Both(P, RAW).Last()",
        },
        new(1, "parts of a split", "", "P.split(2)[0]") { IsOfNumbers = true, Twin = "var parts = P.split(2); parts[0] = RAW;", TwinResult = "parts[0]" },
        new(1, "parts of an unbind", "", "P.unbind(0)[1]") { IsOfNumbers = true, Twin = "var parts = P.unbind(0); foreach (var part in parts) part.mul_(4).sub_(2);", TwinResult = "parts[1]" },
    ];

    private static Way[] InObjects =>
    [
        new(9, "property of a record", "var kept = new Kept(P, 1);", "kept.Out") { Members = Record, Twin = "var kept = new Kept(P, 1) with { Out = RAW };" },
        new(9, "copy of a record", "var kept = new Kept(P, 1) with { Count = 2 };", "kept.Out") { Members = Record, Twin = "var kept = new Kept(P, 1); kept = kept with { Out = RAW, Count = 2 };" },
        new(9, "record taken apart", "var (kept, _) = new Kept(P, 1);", "kept") { Members = Record, Twin = "var (kept, _) = new Kept(RAW, 1); _ = P;" },
        new(8, "property pattern", "if (new Kept(P, 1) is not { Out: var kept }) throw new InvalidOperationException();", "kept") { Members = Record, Twin = "if (new Kept(P, 1) is not { Out: var kept }) throw new InvalidOperationException(); kept = RAW;" },
        new(8, "positional pattern", "if (new Kept(P, 1) is not var (kept, _)) throw new InvalidOperationException();", "kept") { Members = Record, Twin = "if (new Kept(Environment.ProcessorCount > 4 ? P : RAW, 1) is not var (kept, _)) throw new InvalidOperationException();" },
        new(8, "tuple pattern", "var kept = (P, x) switch { (var one, _) => one };", "kept") { Twin = "var kept = (P, RAW) switch { (_, var one) => one };" },
        new(11, "list pattern", "Tensor[] pair = [P, x]; if (pair is not [var kept, _]) throw new InvalidOperationException();", "kept") { Twin = "Tensor[] pair = [P, RAW]; if (pair is not [_, var kept]) throw new InvalidOperationException();" },
        new(7, "cast", "object boxed = P;", "((Tensor)boxed)") { Twin = "object boxed = P; boxed = RAW;" },
        new(7, "type pattern", "object boxed = P; if (boxed is not Tensor kept) throw new InvalidOperationException();", "kept") { Twin = "object boxed = Environment.ProcessorCount > 4 ? P : RAW; if (boxed is not Tensor kept) throw new InvalidOperationException();" },
        new(4, "made when it is needed", "var late = new Lazy<Tensor>(() => P);", "late.Value") { Twin = "var late = new Lazy<Tensor>(() => Environment.ProcessorCount > 4 ? P : RAW);" },
        new(5, "task that is there", "", "System.Threading.Tasks.Task.FromResult(P).Result") { Twin = "", TwinResult = "System.Threading.Tasks.Task.FromResult(Environment.ProcessorCount > 4 ? P : RAW).Result" },
        new(5, "task that runs", "", "System.Threading.Tasks.Task.Run(() => P).Result") { Twin = "", TwinResult = "System.Threading.Tasks.Task.Run(() => Environment.ProcessorCount > 4 ? P : RAW).Result" },
        new(5, "tasks together", "", "System.Threading.Tasks.Task.WhenAll(System.Threading.Tasks.Task.FromResult(P)).Result[0]")
        {
            Twin = "", TwinResult = "System.Threading.Tasks.Task.WhenAll(System.Threading.Tasks.Task.FromResult(P), System.Threading.Tasks.Task.FromResult(RAW)).Result[1]",
        },
    ];

    private static string Record => "private sealed record Kept(Tensor Out, int Count);";
}
