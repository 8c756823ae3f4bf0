namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>
/// Code in which an activation stands next to the value, and yet nobody can prove that the loss receives it squashed,
/// or it is right as it is.
/// </summary>
internal sealed class Obstacles(Choices choices, Names names, Activation activation, Criterion criterion)
{
    private string Tensor => names.Tensor;

    public Value Apply(string dimension, Host host, string input) => choices.Pick(dimension, [.. Everywhere, .. Fitting(host)])(host, input);

    private string Squash(string input) => activation.Apply(input);

    private IReadOnlyList<Option<Func<Host, string, Value>>> Fitting(Host host) =>
    [
        .. host.IsModule ? InModules : [],
        .. criterion is Criterion.BinaryWithLogits or Criterion.MultiLabel or Criterion.CrossEntropy ? BeforeLogits : [],
    ];

    private IReadOnlyList<Option<Func<Host, string, Value>>> Everywhere =>
    [
        new("if on some paths", (_, z) => new($$"""
            var result = {{z}};
            if (result.dim() > 2)
            {
                result = {{Squash("result.flatten(1)")}};
            }
            """, "result")),
        new("conditional with one arm squashed", (_, z) => new(
            $"var raw = {z};\nvar result = raw.dim() > 2 ? raw : {Squash("raw")};", "result")),
        new("switch with one arm raw", (_, z) => new($$"""
            var raw = {{z}};
            var result = raw.dim() switch
            {
                1 => {{Squash("raw")}},
                2 => raw,
                _ => {{Squash("raw.flatten(1)")}},
            };
            """, "result")),
        new("early return of the raw value", EarlyReturn),
        new("loop that may not run", (_, z) => new($$"""
            var result = {{z}};
            for (var round = 0; round < Environment.ProcessorCount - 2; round++)
            {
                result = {{Squash("result")}};
            }
            """, "result")),
        new("catch that gives the raw value", (_, z) => new($$"""
            var result = {{z}};
            try
            {
                result = {{Squash("result.view(-1, 5)")}};
            }
            catch (InvalidOperationException)
            {
                Console.Error.WriteLine("left as it is");
            }
            """, "result")),
        new("rescaled", (_, z) => Value.Of($"({Squash(z)} * 2 - 1)")),
        new("rescaled by methods", (_, z) => Value.Of($"{Squash(z)}.mul(2).sub(1)")),
        new("rescaled in place", (_, z) => new($"var result = {Squash(z)};\nresult.mul_(2).sub_(1);", "result")),
        new("compound assignment", (_, z) => new($"var result = {Squash(z)};\nresult *= 4;\nresult -= 2;", "result")),
        new("log odds", (_, z) => new($"var p = {Squash(z)};\nvar result = torch.log(p / (1 - p));", "result")),
        new("negated", (_, z) => Value.Of($"(-{Squash(z)})")),
        new("shifted", (_, z) => Value.Of($"({Squash(z)} + 1e-7)")),
        new("cat", (_, z) => new($"var raw = {z};\nvar result = torch.cat(new[] {{ {Squash("raw")}, raw }}, 1);", "result")),
        new("stack", (_, z) => new($"var raw = {z};\nvar result = torch.stack(new[] {{ {Squash("raw.clone()")}, raw }});", "result")),
        new("where", (_, z) => new($"var raw = {z};\nvar result = torch.where(raw > 0, {Squash("raw")}, raw);", "result")),
        new("comparison", (_, z) => new($"var result = ({Squash(z)} > 0.5).to_type(torch.ScalarType.Float32);", "result")),
        new("reduced", (_, z) => Value.Of($"{Squash(z)}.sum(1)")),
        new("reassigned module field", ReassignedField),
        new("module field set by a condition", FieldByCondition),
        new("delegate chosen at run time", (_, z) => new(
            $"{names.FuncOfTensor} squash = Environment.ProcessorCount > 4 ? t => {Squash("t")} : t => t;", $"squash({z})")),
        new("own function of the same name", OwnFunction),
        new("value replaced by reference", ByReference),
        new("value replaced by a closure", (_, z) => new(
            $"var raw = {z};\nvar result = {Squash("raw")};\nAction restore = () => result = raw.clone() * 2;\nrestore();", "result")),
        new("element chosen at run time", (_, z) => new(
            $"var raw = {z};\nvar results = new List<{Tensor}> {{ raw * 2, {Squash("raw")} }};", "results[Environment.ProcessorCount % 2]")),
        new("array element overwritten", (_, z) => new(
            $"var raw = {z};\nvar results = new[] {{ {Squash("raw")}, raw }};\nresults[Environment.ProcessorCount % 2] = raw * 2;", "results[0]")),
        new("dictionary", (_, z) => new(
            $"var raw = {z};\nvar results = new Dictionary<string, {Tensor}> {{ [\"raw\"] = raw * 2, [\"squashed\"] = {Squash("raw")} }};",
            "results[Environment.MachineName]")),
        new("through object", (_, z) => new(
            $"var raw = {z};\nobject box = Environment.ProcessorCount > 4 ? raw * 2 : {Squash("raw")};", $"(({Tensor})box)")),
        new("through dynamic", (_, z) => new(
            $"var raw = {z};\ndynamic box = Environment.ProcessorCount > 4 ? raw * 2 : {Squash("raw")};", $"(({Tensor})box.clone())")),
        new("interface of two classes", InterfaceOfTwo),
        new("tensor field set in two places", FieldSetTwice),
    ];

    private IReadOnlyList<Option<Func<Host, string, Value>>> InModules =>
    [
        new("training ? logits : squashed", (_, z) => new($"var logits = {z};", $"(training ? logits : {Squash("logits")})")),
        new("if (!training)", (_, z) => new($$"""
            var result = {{z}};
            if (!training)
            {
                result = {{Squash("result")}};
            }
            """, "result")),
        new("else of training", (_, z) => new($$"""
            var logits = {{z}};
            {{Tensor}} result;
            if (training)
            {
                result = logits;
            }
            else
            {
                result = {{Squash("logits")}};
            }
            """, "result")),
    ];

    /// <summary>The value that goes on is logits, so only losses that want logits may get it.</summary>
    private IReadOnlyList<Option<Func<Host, string, Value>>> BeforeLogits =>
    [
        new("only looked at", (_, z) => new(
            $"var logits = {z};\nvar confidence = {Squash("logits.clone()")}.max();\nConsole.WriteLine(confidence.item<float>());", "logits")),
        new("overwritten", (_, z) => new(
            $"var logits = {z};\nvar result = {Squash("logits.clone()")};\nConsole.WriteLine(result.mean().item<float>());\nresult = logits;", "result")),
        new("attention", (_, z) => new(
            $"var q = {z};\nvar weights = {Squash("q.matmul(q.transpose(0, 1))")};\nvar result = weights.matmul(q);", "result")),
        new("gate", (_, z) => new($"var logits = {z};\nvar result = {Squash("logits.clone()")} * logits;", "result")),
        new("followed by a linear layer", FollowedByLinear),
    ];

    private Value EarlyReturn(Host host, string z)
    {
        host.Members.Add($$"""
            private static {{Tensor}} Squash({{Tensor}} t)
            {
                if (t.dim() < 2)
                {
                    return t;
                }

                return {{Squash("t")}};
            }
            """);
        return Value.Of($"Squash({z})");
    }

    private Value ReassignedField(Host host, string z)
    {
        host.Members.Add($"private {host.Static}{names.ModuleOfTensor} squash = {activation.Create};");
        host.Members.Add($"public {host.Static}void UseIdentity() => squash = {names.Nn("Identity()")};");
        return Value.Of($"squash.forward({z})");
    }

    private Value FieldByCondition(Host host, string z)
    {
        host.Members.Add(
            $"private {host.Static}readonly {names.ModuleOfTensor} squash = "
            + $"Environment.ProcessorCount > 4 ? {activation.Create} : {names.Nn("Identity()")};");
        return Value.Of($"squash.forward({z})");
    }

    private Value OwnFunction(Host host, string z)
    {
        host.Members.Add($"private static {Tensor} sigmoid({Tensor} t) => t * 2;");
        host.Members.Add($"private static {Tensor} softmax({Tensor} t, long dim) => t.cumsum(dim);");
        return Value.Of($"sigmoid(softmax({z}, 1))");
    }

    private Value ByReference(Host host, string z)
    {
        host.Members.Add($"private static void Rescale(ref {Tensor} t) => t = t * 2 - 1;");
        return new($"var result = {Squash(z)};\nRescale(ref result);", "result");
    }

    private Value InterfaceOfTwo(Host host, string z)
    {
        host.Types.Add($$"""
            internal interface IHead
            {
                {{Tensor}} Apply({{Tensor}} t);
            }

            internal sealed class SquashingHead : IHead
            {
                public {{Tensor}} Apply({{Tensor}} t) => {{Squash("t")}};
            }

            internal sealed class DoublingHead : IHead
            {
                public {{Tensor}} Apply({{Tensor}} t) => t * 2;
            }
            """);
        return new("IHead head = Environment.ProcessorCount > 4 ? new DoublingHead() : new SquashingHead();", $"head.Apply({z})");
    }

    private Value FieldSetTwice(Host host, string z)
    {
        host.Members.Add($"private {host.Static}{Tensor}? _latest;");
        host.Members.Add($"public {host.Static}void Rescale() => _latest = _latest! * 2;");
        return new($"_latest = {Squash(z)};\nRescale();", "_latest");
    }

    private Value FollowedByLinear(Host host, string z)
    {
        host.Members.Add(
            $"private {host.Static}readonly {names.Type("Linear")} projection = {names.Nn("Linear(5, 5)")};");
        return Value.Of($"projection.forward({Squash(z)})");
    }
}
