using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Flow;

/// <summary>
/// What names mean in a library, judged by the text alone. It is the same in every compilation, so that what was read in a tree
/// is kept for all compilations that the tree is part of; there is one object of it for a library.
/// </summary>
internal interface ILibraryNames
{
    /// <summary>The namespace in which all of it stands.</summary>
    string Namespace { get; }

    /// <summary>What the member of a text that mentions this may do by it.</summary>
    Interests InterestIn(Mention mention);

    /// <summary>Whether this is the name of a class of the library, so that a variable of that type is no delegate.</summary>
    bool IsClass(string name);

    /// <summary>Whether a method of this name may change the container that it is called on.</summary>
    bool MayChangeContent(string method);

    /// <summary>Whether a method of this name may give what the object holds that it is called on.</summary>
    bool MayGiveParts(string method);

    /// <summary>Whether a method of this name may give an object a function that replaces its results.</summary>
    bool MayReplaceResults(string method);

    /// <summary>Whether a member of this name may be, or give, the numbers that decide what an object makes: its weights.</summary>
    bool DecidesResults(string member);

    /// <summary>Whether a method of this name may give such numbers others than training would: it neither draws them nor makes a step of training.</summary>
    bool MaySetParts(string method);

    /// <summary>Whether a method of this name gives an object all its parts at once, out of a table.</summary>
    bool LoadsParts(string method);

    /// <summary>Whether a method of this name makes of such numbers others of the kind that training finds: of either sign.</summary>
    bool KeepsLearned(string method);

    /// <summary>Whether a member of this name gives the memory in which an object keeps its numbers.</summary>
    bool GivesMemory(string member);

    /// <summary>Whether a method of this name may overwrite the object that it is called on, or its first argument.</summary>
    bool MayOverwrite(string method);
}
