using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;

namespace TorchSharp.Analyzers.Training;

/// <summary>A model is tested on the rows that trained it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA2011_TestOnTrainingData : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA2011",
        Promise.Better,
        title: new("A test on the rows that trained the model", "在训练过模型的行上测试"),
        message: new(
            "'{0}' has trained the model, and here it tests it: what comes out says how well the model remembers its rows, and nothing of others. Test on rows that no step has seen.",
            "'{0}' 已经训练过模型，这里又用来测试：结果只说明模型把这些行记得多好，说明不了别的行。请用训练从未见过的行来测试。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnTestOfTraining(static (found, report) =>
        report(Diagnostic.Create(Rule, found.Test.GetLocation(), [found.Training.GetLocation()], found.Test.ToString())));
}
