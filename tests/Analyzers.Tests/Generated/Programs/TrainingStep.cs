namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>One step of training: from the model's output to the loss, by one of many ways.</summary>
internal sealed class TrainingStep(
    Choices choices, Names names, Model model, Loss loss, Func<Host, string, Value> tail, Func<string, string> passage, Consumers? consumers)
{
    private string Tensor => names.Tensor;

    /// <summary>The constructs of modern and indirect code through one of which the output goes to the loss; none for the usual ways.</summary>
    public IReadOnlyList<Way> Constructs { get; init; } = [];

    /// <summary>Statements over the tensors x and y, which the host has in scope.</summary>
    public string Write(Host host, string modelName, string lossName, Marks marks)
    {
        var carrier = new Carrier(host, modelName, lossName, marks);
        return Surround(Constructs.Count > 0 ? ThroughConstruct(carrier) : choices.Pick("way to the loss", Carriers(host))(carrier));
    }

    private sealed record Carrier(Host Host, string Model, string Loss, Marks Marks);

    private IReadOnlyList<Option<Func<Carrier, string>>> Carriers(Host host) =>
    [
        new("same expression", c => Through(c, p => p)),
        new("local", c => Through(c, p => new(p.Statements + $"\nvar output = {p.Expression};", "output"))),
        new("typed local", c => Through(c, p => new(p.Statements + $"\n{Tensor} output = {p.Expression};", "output"))),
        new("using local", c => Through(c, p => new(p.Statements + $"\nusing var output = {p.Expression};", "output"))),
        new("reassigned variable", Reassigned),
        new("declared before", c => Through(c, p => new(
            $"{Tensor}? output = null;\n{p.Statements}\noutput = {p.Expression};", "output"))),
        new("second local", c => Through(c, p => new(
            p.Statements + $"\nvar output = {p.Expression};\nvar prediction = output;", "prediction"))),
        new("tuple", c => Through(c, p => new(p.Statements + $"\nvar (output, size) = ({p.Expression}, x.shape[0]);", "output"))),
        new("tuple slot", c => Through(c, p => new(p.Statements + $"\nvar batch = (Output: {p.Expression}, Target: y);", "batch.Output"))),
        new("array slot", c => Through(c, p => new(p.Statements + $"\nvar outputs = new[] {{ {p.Expression} }};", "outputs[0]"))),
        new("local function", PredictingLocalFunction),
        new("lambda", PredictingLambda),
        .. model.Group is null ? [] : MethodGroup,
        new("own method", PredictingMethod),
        new("method in another file", PredictingElsewhere),
        new("extension method in another file", PredictingExtension),
        new("parameter", MeasuringMethod),
        new("local function with the loss", MeasuringLocalFunction),
        new("lambda with the loss", MeasuringLambda),
        .. host.IsStatic ? StaticField : InstanceField,
    ];

    private string ThroughConstruct(Carrier c)
    {
        var way = choices.Pick("construct on the way", [.. Constructs.Select(way => new Option<Way>(way.Name, way))]);
        c.Host.Members.Add(way.MembersIn(names));
        var value = Predict(c.Host, c.Model, "x");
        var (statements, result) = way.Through(names, "passed");
        return $"{value.Statements}\nvar passed = {value.Expression};\n{statements}\n{Use(loss.Apply(c.Loss, c.Marks.AtLoss + result, "y"))}";
    }

    private Option<Func<Carrier, string>>[] MethodGroup =>
    [
        new("delegate", c => Predicting(c, $"{names.FuncOfTensor} predict = {model.Group!(c.Model)};", "predict(x)")),
    ];

    private Option<Func<Carrier, string>>[] InstanceField => [new("field", c => Field(c, ""))];

    private Option<Func<Carrier, string>>[] StaticField => [new("static field", c => Field(c, "static "))];

    private string Through(Carrier c, Func<Value, Value> carry)
    {
        var value = carry(Predict(c.Host, c.Model, "x"));
        return value.Statements + "\n" + Use(loss.Apply(c.Loss, c.Marks.AtLoss + value.Expression, "y")) + consumers?.Beside(value.Expression);
    }

    private Value Predict(Host host, string modelName, string input)
    {
        var value = tail(host, model.Apply(modelName, input));
        return value with { Expression = passage(value.Expression) };
    }

    private string Reassigned(Carrier c)
    {
        var value = Predict(c.Host, c.Model, "current");
        return $"""
            var current = x;
            {value.Statements}
            current = {value.Expression};
            {Use(loss.Apply(c.Loss, c.Marks.AtLoss + "current", "y"))}
            """;
    }

    private string Field(Carrier c, string modifier)
    {
        c.Host.Members.Add($"private {modifier}{Tensor}? _output;");
        return Through(c, p => new(p.Statements + $"\n_output = {p.Expression};", "_output"));
    }

    private string PredictingLocalFunction(Carrier c) =>
        Predicting(c, $"{Tensor} Predict({Tensor} t){Predict(c.Host, c.Model, "t").AsBody()}", "Predict(x)", Value.Of);

    private string PredictingLambda(Carrier c)
    {
        var value = Predict(c.Host, c.Model, "t");
        var body = value.Statements.Length == 0 ? value.Expression : $$"""

            {
                {{value.Statements}}
                return {{value.Expression}};
            }
            """;
        return Predicting(c, $"{names.FuncOfTensor} predict = t => {body};", "predict(x)", Value.Of);
    }

    private string PredictingMethod(Carrier c)
    {
        var host = new Host(isStatic: true, isModule: false);
        var body = Predict(host, "model", "t").AsBody();
        c.Host.Members.AddRange(host.Members);
        c.Host.Members.Add($"private static {Tensor} Predict({Parameters(model)}{Tensor} t){body}");
        c.Host.Types.AddRange(host.Types);
        return Predicting(c, "", $"Predict({Arguments(model, c.Model)}x)", Value.Of);
    }

    private string PredictingElsewhere(Carrier c)
    {
        var host = new Host(isStatic: true, isModule: false);
        var body = Predict(host, "model", "t").AsBody();
        c.Host.Types.Add($$"""
            internal static class Prediction
            {
                {{host.MemberText}}
                public static {{Tensor}} Run({{Parameters(model)}}{{Tensor}} t){{body}}
            }
            """ + host.TypeText);
        return Predicting(c, "", $"Prediction.Run({Arguments(model, c.Model)}x)", Value.Of);
    }

    private string PredictingExtension(Carrier c)
    {
        var host = new Host(isStatic: true, isModule: false);
        var body = Predict(host, "model", "t").AsBody();
        var parameters = model.IsValue ? $", {model.Type} model" : "";
        c.Host.Types.Add($$"""
            internal static class Prediction
            {
                {{host.MemberText}}
                public static {{Tensor}} Predicted(this {{Tensor}} t{{parameters}}){{body}}
            }
            """ + host.TypeText);
        return Predicting(c, "", $"x.Predicted({(model.IsValue ? c.Model : "")})", Value.Of);
    }

    /// <summary>The value comes out of a call; what the call does not do yet is done here.</summary>
    private string Predicting(Carrier c, string statements, string call, Func<string, Value>? rest = null)
    {
        var value = rest is null ? Rest(c.Host, call) : rest(call);
        return $"""
            {statements}
            {value.Statements}
            var output = {value.Expression};
            {Use(loss.Apply(c.Loss, c.Marks.AtLoss + "output", "y"))}{consumers?.Beside("output")}
            """;
    }

    private Value Rest(Host host, string call)
    {
        var value = tail(host, call);
        return value with { Expression = passage(value.Expression) };
    }

    private string MeasuringMethod(Carrier c)
    {
        var value = Predict(c.Host, c.Model, "x");
        c.Host.Members.Add(
            $"private static {Tensor} Measure({Parameters(loss)}{Tensor} output, {Tensor} target) => {loss.Apply("loss", "output", "target")};");
        return $"{value.Statements}\n{Use($"Measure({Arguments(loss, c.Loss)}{c.Marks.AtLoss}{value.Expression}, y)")}";
    }

    private string MeasuringLocalFunction(Carrier c)
    {
        var value = Predict(c.Host, c.Model, "x");
        var measure = loss.Apply(c.Loss, c.Marks.AtLossOrItsFunction + "output", "target");
        return $"""
            {value.Statements}
            {Use($"{c.Marks.AtLossOrItsFunction}Measure({value.Expression}, y)")}

            {Tensor} Measure({Tensor} output, {Tensor} target) => {measure};
            """;
    }

    private string MeasuringLambda(Carrier c)
    {
        var value = Predict(c.Host, c.Model, "x");
        var measure = loss.Apply(c.Loss, c.Marks.AtLossOrItsFunction + "output", "target");
        return $"""
            {names.FuncOfTensors} measure = (output, target) => {measure};
            {value.Statements}
            {Use($"{c.Marks.AtLossOrItsFunction}measure({value.Expression}, y)")}
            """;
    }

    private static string Parameters(Part part) => part.IsValue ? $"{part.Type} {(part is Model ? "model" : "loss")}, " : "";

    private static string Arguments(Part part, string name) => part.IsValue ? $"{name}, " : "";

    private string Use(string value) => choices.Pick<Func<string, string>>(
        "use of the loss",
        ("local", v => $"var loss = {v};\nloss.backward();"),
        ("using local", v => $"using var loss = {v};\nloss.backward();"),
        ("called upon", v => $"{v}.backward();"),
        ("summed", v => $"var loss = {v} + 0.01 * x.pow(2).sum();\nloss.backward();"),
        ("printed", v => $"var loss = {v};\nConsole.WriteLine(loss.item<float>());"))(value);

    private string Surround(string step) => choices.Pick<Func<string, string>>(
        "surroundings",
        ("none", s => s),
        ("for", s => $"for (var epoch = 0; epoch < 5; epoch++)\n{{\n{s}\n}}"),
        ("foreach", s => $"foreach (var part in new[] {{ x, x.clone() }})\n{{\n{s}\n}}"),
        ("while", s => $"var rounds = 3;\nwhile (rounds-- > 0)\n{{\n{s}\n}}"),
        ("do", s => $"var rounds = 3;\ndo\n{{\n{s}\n}}\nwhile (--rounds > 0);"),
        ("using scope", s => $"using var scope = torch.NewDisposeScope();\n{s}"),
        ("using block", s => $"using (torch.NewDisposeScope())\n{{\n{s}\n}}"),
        ("loop with a scope", s => $"for (var epoch = 0; epoch < 5; epoch++)\n{{\nusing (var d = torch.NewDisposeScope())\n{{\n{s}\n}}\n}}"),
        ("try and finally", s => $"try\n{{\n{s}\n}}\nfinally\n{{\nx.Dispose();\n}}"),
        ("try and catch", s => $"try\n{{\n{s}\n}}\ncatch (InvalidOperationException)\n{{\nthrow;\n}}"),
        ("if", s => $"if (x.shape[0] > 0)\n{{\n{s}\n}}"),
        ("lock", s => $"lock (typeof(Math))\n{{\n{s}\n}}"))(step);
}
