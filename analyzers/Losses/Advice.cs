using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Losses;

/// <summary>What the messages of the family end with: what to do about it. A build log has no light bulb.</summary>
internal static class Advice
{
    /// <summary>Where the word is the point it is explained.</summary>
    public static BilingualText TakeLogits(LossCall loss) => Take(loss, "the logits (the values before the activation)", " logits（激活函数之前的值）");

    /// <summary>The same for a message that has explained already what logits are.</summary>
    public static BilingualText TakeWhatGoesIn(LossCall loss) => Take(loss, "the values before the activation", "激活函数之前的值");

    /// <summary>Another loss, in the form of the one that is there: a class for a class, a function for a function.</summary>
    public static string Other(LossCall loss, LossKind kind)
    {
        var (function, module) = KnownLosses.Plain(kind);
        return loss.Loss.Spelling.IndexOf('.') < 0 ? module : function.Substring(function.LastIndexOf('.') + 1);
    }

    private static BilingualText Take(LossCall loss, string english, string chinese) =>
        loss.IsReturned ? new BilingualText($"Return {english}", $"请返回{chinese}") : new BilingualText($"Give it {english}", $"请传入{chinese}");
}
