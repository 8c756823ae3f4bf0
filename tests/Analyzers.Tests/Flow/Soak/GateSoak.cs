using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>What a gate that is kept over edits says, beside one that is made afresh.</summary>
/// <param name="Members">Members compared.</param>
/// <param name="Wanted">Those that lead somewhere.</param>
/// <param name="TurnedAway">Those of them that the kept gate turns away: a finding that is lost.</param>
/// <param name="TooMany">Those that it lets through though they lead nowhere: a needless look.</param>
internal sealed record GateSoak(int Members, int Wanted, int TurnedAway, int TooMany)
{
    public static GateSoak Run(Compilation compilation, ILibraryNames library, int edits, int every, int seed)
    {
        var program = new RandomEdits(compilation, seed);
        var sum = new GateSoak(0, 0, 0, 0);
        for (var edit = 1; edit <= edits; edit++)
        {
            program.Next();
            var kept = new SourceIndex(program.Compilation, library);
            // Every edit is seen, most are not compared.
            kept.Complete(CancellationToken.None);
            if (edit % every == 0)
                sum = sum.Plus(kept, program.Compilation, library);
        }

        return sum;
    }

    private GateSoak Plus(SourceIndex kept, Compilation compilation, ILibraryNames library)
    {
        var (members, wanted, turnedAway, tooMany) = this;
        var fresh = new NameClosure(library);
        var catalogs = Catalogs.Of(library);
        var trees = compilation.SyntaxTrees.Select(tree => catalogs.IndexOf(tree, CancellationToken.None)).ToList();
        var nodes = trees.ConvertAll(fresh.Add);
        foreach (var (tree, lead) in trees.Zip(nodes))
        {
            var through = kept.MembersLeadingTo(Interests.Observation | Interests.Events | Interests.Endings, tree.Tree, CancellationToken.None).ToHashSet();
            for (var i = 0; i < lead.Length; i++)
            {
                var isWanted = lead[i].LeadsTo != Interests.None;
                var isThrough = through.Contains(tree.Members[i]);
                members++;
                wanted += isWanted ? 1 : 0;
                turnedAway += isWanted && !isThrough ? 1 : 0;
                tooMany += !isWanted && isThrough ? 1 : 0;
            }
        }

        return new(members, wanted, turnedAway, tooMany);
    }
}
